package vn.congvu.account.form;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.congvu.paper.PaperFormat;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/requests/{id}/form")
@RunOnVirtualThread
@RolesAllowed({
  Role.FOCAL_POINT,
  Role.UNIT_HEAD,
  Role.OPERATOR,
  Role.OPERATOR_LEAD,
  Role.AUDITOR,
  Role.INTEGRATION
})
@Tag(name = "Forms", description = "Mẫu 01 to 03 of a request, by Accept header")
class FormResource {

  private final FormService forms;

  FormResource(FormService forms) {
    this.forms = forms;
  }

  @GET
  @Produces({PaperFormat.DOCX_TYPE, PaperFormat.XLSX_TYPE})
  @Operation(
      summary = "The request's letter",
      description =
          "In the layout of Nghị định 30/2020/NĐ-CP, ready to be signed: .docx, or .xlsx for who accepts only that.")
  @APIResponse(responseCode = "404", description = "Absent, or not in the caller's scope")
  @APIResponse(responseCode = "406", description = "Neither .docx nor .xlsx is accepted")
  @APIResponse(responseCode = "409", description = "Too long a list for a .docx; take the .xlsx")
  public Response form(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    // Chosen here: left to the framework, an Accept of neither was answered with one of the two.
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.valueOf(PaperFormat.DOCX_TYPE))) {
        return file(forms.docx(id), PaperFormat.DOCX);
      }
      if (accepted.isCompatible(MediaType.valueOf(PaperFormat.XLSX_TYPE))) {
        return file(forms.xlsx(id), PaperFormat.XLSX);
      }
    }
    throw new NotAcceptableException();
  }

  private static Response file(byte[] content, PaperFormat format) {
    return Response.ok(content, format.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"de-nghi." + format.extension() + "\"")
        .build();
  }
}
