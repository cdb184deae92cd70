package vn.congvu.backup.drill;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.certificate.Signer;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-drills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
    name = "backup-drills",
    description = "Restores tried out on a random sample, with a signed certificate")
class DrillResource {

  private static final String PDF = "application/pdf";

  private final DrillService drills;
  private final DrillQueries queries;
  private final Signer signer;
  private final Caller caller;

  DrillResource(DrillService drills, DrillQueries queries, Signer signer, Caller caller) {
    this.drills = drills;
    this.queries = queries;
    this.signer = signer;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(
      summary = "Begin a drill now",
      description = "Restores a random sample into scratch mailboxes, compares and times it.")
  public RestResponse<DrillView> order(@Context UriInfo uri) {
    DrillView drill = queries.require(drills.order(caller.subject(), caller.name()));
    return ResponseBuilder.<DrillView>created(
            uri.getAbsolutePathBuilder().path(drill.id().toString()).build())
        .entity(drill)
        .header(HttpHeaders.ETAG, Versions.etag(drill.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Drills, newest first")
  public Page<DrillView> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return queries.page(after, limit);
  }

  @GET
  @Path("/certificate-key")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The public key that certificates are checked by")
  public Signer.PublicKey key() {
    return signer.publicKey();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One drill and how far it is")
  public RestResponse<DrillView> one(@PathParam("id") UUID id) {
    DrillView drill = queries.require(id);
    return ResponseBuilder.ok(drill)
        .header(HttpHeaders.ETAG, Versions.etag(drill.version()))
        .build();
  }

  @GET
  @Path("/{id}/mailboxes")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The mailboxes of a drill, each with its result")
  public Page<DrillMailboxView> mailboxes(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return queries.mailboxes(id, after, limit);
  }

  @GET
  @Path("/{id}/certificate")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(
      summary = "The signed certificate of a drill that has ended",
      description = "Signed are the bytes behind \"certificate\": as they stand, RFC 8785.")
  public RestResponse<String> certificate(@PathParam("id") UUID id) {
    return ResponseBuilder.ok(queries.certificate(id), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(id, "json"))
        .build();
  }

  @GET
  @Path("/{id}/certificate")
  @Produces(PDF)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The certificate for print, with the signature of its JSON")
  public RestResponse<byte[]> printed(@PathParam("id") UUID id) {
    return ResponseBuilder.ok(CertificatePdf.of(queries.certificate(id)), PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(id, "pdf"))
        .build();
  }

  private static String attachment(UUID id, String suffix) {
    return "attachment; filename=\"chung-nhan-dien-tap-" + id + "." + suffix + "\"";
  }
}
