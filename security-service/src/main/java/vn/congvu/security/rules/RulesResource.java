package vn.congvu.security.rules;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.congvu.platform.scope.Role;

/** No secret: whoever may have to act by the rules may read them. */
@Path("/api/v1/spill-rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "spill-rules", description = "Thời hạn khi phát hiện tài liệu mật trong hộp thư")
class RulesResource {

  private final SpillRules rules;

  RulesResource(SpillRules rules) {
    this.rules = rules;
  }

  @GET
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(
      summary = "The rules that hold today, each with its legal basis",
      description = "Before the regulation was announced, defaults, whose basis says so.")
  public RulesView rules() {
    return rules.view();
  }
}
