package vn.congvu.security.mailaccess;

import static vn.congvu.platform.paging.Page.DEFAULT_LIMIT;
import static vn.congvu.platform.paging.Page.MAX_LIMIT;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/mailbox-rights")
@Tag(
    name = "mailbox-rights",
    description = "Ai được vào hộp thư của ai, vì sao, đến khi nào (điều 16 khoản 3)")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MailboxRightResource {

  private final MailboxRights rights;
  private final AccessRegister register;
  private final Caller caller;

  MailboxRightResource(MailboxRights rights, AccessRegister register, Caller caller) {
    this.rights = rights;
    this.register = register;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(
      summary = "Ask that somebody may enter a mailbox, under their own login",
      description = "By the owner, or by head or focal point of the mailbox's unit.")
  public RestResponse<RightView> ask(@NotNull @Valid AskRightRequest asked) {
    UUID id = rights.ask(caller, asked);
    RightView right = register.require(caller, id);
    return RestResponse.ResponseBuilder.<RightView>created(
            URI.create("/api/v1/mailbox-rights/" + id))
        .entity(right)
        .header(HttpHeaders.ETAG, Versions.etag(right.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The register, newest first; of the own units, or of all")
  public Page<RightView> list(
      @QueryParam("state") @Nullable RightState state,
      @QueryParam("mailbox") @Nullable String mailbox,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        register.page(caller, state, mailbox, Cursor.id(after), limit + 1),
        limit,
        right -> Cursor.encode(right.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR
  })
  @Operation(summary = "One right")
  public RestResponse<RightView> one(@PathParam("id") UUID id) {
    return tagged(id);
  }

  @POST
  @Path("/{id}/grant")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Grant what another person asked for")
  public RestResponse<RightView> grant(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    rights.grant(caller, id, ifMatch);
    return tagged(id);
  }

  @POST
  @Path("/{id}/refusal")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Refuse what another person asked for")
  public RestResponse<RightView> refuse(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid EndRightRequest request) {
    rights.refuse(caller, id, ifMatch, request.reason());
    return tagged(id);
  }

  @POST
  @Path("/{id}/end")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "End a right; it holds from now on no more")
  public RestResponse<RightView> end(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid EndRightRequest request) {
    rights.end(caller, id, ifMatch, request.reason());
    return tagged(id);
  }

  private RestResponse<RightView> tagged(UUID id) {
    RightView right = register.require(caller, id);
    return RestResponse.ResponseBuilder.ok(right)
        .header(HttpHeaders.ETAG, Versions.etag(right.version()))
        .build();
  }
}
