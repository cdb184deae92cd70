package vn.congvu.backup.rules;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "backup-rules", description = "What the regulation asks of the backups")
class RulesResource {

  private final BackupRules rules;

  RulesResource(BackupRules rules) {
    this.rules = rules;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(
      summary = "The rules that hold today, each with its legal basis",
      description = "Before the regulation was announced, defaults, whose basis says so.")
  public RulesView rules() {
    return RulesView.of(rules);
  }
}
