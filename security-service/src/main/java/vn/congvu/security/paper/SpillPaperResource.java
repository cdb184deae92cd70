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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperDocx;
import vn.congvu.paper.PaperPdf;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/spills/{id}/papers/{kind}")
@RunOnVirtualThread
@Tag(name = "spills")
class SpillPaperResource {

  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String PDF = "application/pdf";

  private final SpillPapers papers;
  private final Caller caller;

  SpillPaperResource(SpillPapers papers, Caller caller) {
    this.papers = papers;
    this.caller = caller;
  }

  @GET
  @Produces({DOCX, PDF})
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
      if (accepted.isCompatible(MediaType.valueOf(DOCX))) {
        Paper paper = papers.print(caller, id, asked);
        return file(asked, DOCX, "docx", out -> PaperDocx.write(paper, out));
      }
      if (accepted.isCompatible(MediaType.valueOf(PDF))) {
        Paper paper = papers.print(caller, id, asked);
        return file(asked, PDF, "pdf", out -> PaperPdf.write(asked.slug(), paper, out));
      }
    }
    throw new NotAcceptableException();
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static Response file(PaperKind kind, String type, String extension, Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try {
      writing.to(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return Response.ok(bytes.toByteArray(), type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(kind.slug(), extension))
        .build();
  }
}
