package vn.congvu.security.paper;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.PaperFormat;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/spills/{id}/papers/{kind}")
@RunOnVirtualThread
@Tag(name = "spills")
class SpillPaperResource {

  private final SpillPapers papers;
  private final Caller caller;

  SpillPaperResource(SpillPapers papers, Caller caller) {
    this.papers = papers;
    this.caller = caller;
  }

  @GET
  @Produces({PaperFormat.DOCX_TYPE, PaperFormat.PDF_TYPE})
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
      summary =
          "A paper of the case, filled in: sender-notice, authority-report, leak-report,"
              + " leak-annex, destruction-record or destruction-annex",
      description =
          "In the layout of Nghị định 30/2020/NĐ-CP, as .docx or .pdf. It is sent by another way"
              + " than the mail that spilled the document. Refused to the case's reporter.")
  @APIResponse(responseCode = "404", description = "Absent, or outside the caller's compartment")
  @APIResponse(responseCode = "406", description = "Neither .docx nor .pdf is accepted")
  public Response paper(
      @PathParam("id") UUID id,
      @PathParam("kind") String kind,
      @Parameter(description = "docx or pdf; without, what Accept prefers") @QueryParam("format")
          @Nullable String format,
      @Context HttpHeaders headers) {
    PaperKind asked = PaperKind.of(kind).orElseThrow(NotFoundException::new);
    return PaperFiles.of(format, headers, asked.slug(), () -> papers.print(caller, id, asked));
  }
}
