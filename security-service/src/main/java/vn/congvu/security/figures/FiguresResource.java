package vn.congvu.security.figures;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/spill-figures")
@Tag(name = "spill-figures", description = "Số liệu hằng năm cho báo cáo bảo vệ bí mật nhà nước")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class FiguresResource {

  private final Figures figures;

  FiguresResource(Figures figures) {
    this.figures = figures;
  }

  @GET
  @Path("/{year}")
  @RolesAllowed({Role.OPERATOR_LEAD, Role.POLICE_ASSESSOR})
  @Operation(summary = "The figures of one year, of cases that are over")
  public FiguresView year(@PathParam("year") @Min(2000) @Max(2999) int year) {
    return figures.of(year);
  }
}
