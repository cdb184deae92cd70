package vn.congvu.account.importing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports", description = "Officers' lists: dry run, correction, acceptance")
class ImportResource {

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ImportService imports;
  private final ImportFiling filing;
  private final ImportConfig config;

  ImportResource(ImportService imports, ImportFiling filing, ImportConfig config) {
    this.imports = imports;
    this.filing = filing;
    this.config = config;
  }

  @POST
  @Consumes({XLSX, "text/csv", MediaType.APPLICATION_OCTET_STREAM})
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(
      summary = "Send in a list, as the body itself",
      description =
          "An .xlsx or .csv with the columns of Mẫu 01 or of any office's own list. It is read and checked; nothing is filed before it is accepted.")
  @APIResponse(
      responseCode = "201",
      description = "Read and checked",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @APIResponse(responseCode = "400", description = "Not a list that can be read")
  @APIResponse(responseCode = "413", description = "Too large, or too many rows")
  public Response create(
      @QueryParam("unit")
          @Parameter(
              description = "The unit that sends it; needed to tell one of several",
              example = "snv")
          @Nullable String unit,
      @QueryParam("fileName") @DefaultValue("danh-sach") String fileName,
      InputStream body) {
    return create(body, fileName, unit);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(summary = "Send in a list, from a form")
  public Response upload(
      @RestForm("file") @NotNull(message = "chưa chọn tệp") FileUpload file,
      @RestForm("unit") @Nullable String unit) {
    try (InputStream body = Files.newInputStream(file.uploadedFile())) {
      return create(body, file.fileName(), unit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.INTEGRATION,
    Role.OPERATOR,
    Role.OPERATOR_LEAD
  })
  @Operation(summary = "A list and how its dry run went")
  @APIResponse(
      responseCode = "200",
      description = "With its ETag",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @APIResponse(responseCode = "404", description = "Absent, or not in the caller's scope")
  public Response one(@PathParam("id") UUID id) {
    return answer(Response.ok(), imports.require(id));
  }

  @GET
  @Path("{id}/rows")
  @RolesAllowed({
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.INTEGRATION,
    Role.OPERATOR,
    Role.OPERATOR_LEAD
  })
  @Operation(summary = "The rows with what was found in each")
  public Page<ImportRowResponse> rows(
      @PathParam("id") UUID id,
      @QueryParam("findings")
          @DefaultValue("all")
          @Parameter(description = "all, error, warning, clean or skipped", example = "error")
          String findings,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return imports.page(id, RowFilter.named(findings), after, limit).map(ImportRowResponse::from);
  }

  @PATCH
  @Path("{id}/rows/{number}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(
      summary = "Correct a row, or leave it out",
      description =
          "Needs the list's ETag and answers with its new one. All rows are checked again, for a corrected row may free or clash with another.")
  @APIResponse(
      responseCode = "200",
      description = "Checked again",
      content = @Content(schema = @Schema(implementation = ImportRowResponse.class)))
  public Response correct(
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull CorrectRowRequest request) {
    ImportService.CorrectedRow corrected = imports.correct(id, number, ifMatch, request);
    return Response.ok(ImportRowResponse.from(corrected.row()))
        .header(HttpHeaders.ETAG, Versions.etag(corrected.version()))
        .build();
  }

  @POST
  @Path("{id}/acceptance")
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(
      summary = "Accept the list",
      description =
          "Files one draft for each agency in it, all or none. Accepting again answers with the same drafts.")
  @APIResponse(
      responseCode = "200",
      description = "Filed",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @APIResponse(
      responseCode = "409",
      description = "Rows with errors are left, or an address was taken meanwhile")
  public Response accept(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(Response.ok(), filing.accept(id, ifMatch));
  }

  @GET
  @Path("{id}/report")
  @Produces(XLSX)
  @RolesAllowed({
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.INTEGRATION,
    Role.OPERATOR,
    Role.OPERATOR_LEAD
  })
  @Operation(summary = "All findings as .xlsx, for who wrote the list")
  public Response report(@PathParam("id") UUID id) {
    return Response.ok(FindingsReport.of(imports.rows(id)), XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ket-qua-kiem-tra.xlsx\"")
        .build();
  }

  private Response create(InputStream body, String fileName, @Nullable String unit) {
    try (UploadedFile file = UploadedFile.save(body, config.maxFileSize().asLongValue())) {
      ImportBatch batch = imports.create(file, fileName, unit);
      return answer(
          Response.created(UriBuilder.fromPath("/api/v1/imports/{id}").build(batch.id())), batch);
    }
  }

  private Response answer(Response.ResponseBuilder response, ImportBatch batch) {
    return response
        .entity(imports.view(batch))
        .header(HttpHeaders.ETAG, Versions.etag(batch.version()))
        .build();
  }
}
