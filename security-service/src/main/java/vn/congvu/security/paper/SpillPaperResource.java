package vn.congvu.security.paper;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperFormat;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/spills/{id}/papers/{kind}")
@RunOnVirtualThread
@Tag(name = "spills")
class SpillPaperResource {

  private static final List<PaperFormat> OFFERED = List.of(PaperFormat.DOCX, PaperFormat.PDF);

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
      summary = "A paper of the case, filled in: sender-notice or authority-report",
      description =
          "In the layout of Nghị định 30/2020/NĐ-CP, as .docx or .pdf. It is sent by another way than the mail that spilled the document. Refused to the case's reporter.")
  @APIResponse(responseCode = "404", description = "Absent, or outside the caller's compartment")
  @APIResponse(responseCode = "406", description = "Neither .docx nor .pdf is accepted")
  public Response paper(
      @PathParam("id") UUID id, @PathParam("kind") String kind, @Context HttpHeaders headers) {
    PaperKind asked = PaperKind.of(kind).orElseThrow(NotFoundException::new);
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      for (PaperFormat format : OFFERED) {
        if (accepted.isCompatible(MediaType.valueOf(format.mediaType()))) {
          return file(asked, format, papers.print(caller, id, asked));
        }
      }
    }
    throw new NotAcceptableException();
  }

  private static Response file(PaperKind kind, PaperFormat format, Paper paper) {
    return Response.ok(format.bytes(paper), format.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(kind.slug(), format.extension()))
        .build();
  }
}
