package vn.congvu.account.request;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.scope.Role;

/**
 * The steps of a request, each a noun below it. Every one needs If-Match with the version on which
 * it was decided, so of two at once one is answered 412 and nothing is done twice.
 */
@Path("/api/v1/requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "request-steps", description = "The procedure of a request, step by step")
class RequestStepResource {

  private final RequestService requests;

  RequestStepResource(RequestService requests) {
    this.requests = requests;
  }

  @POST
  @Path("/{id}/submission")
  @Consumes
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(summary = "Submit the draft to the head of the unit")
  public RestResponse<RequestView> submit(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(requests.submit(id, ifMatch));
  }

  @POST
  @Path("/{id}/withdrawal")
  @Consumes
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(summary = "Withdraw it for good, before it was sent")
  public RestResponse<RequestView> withdraw(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(requests.withdraw(id, ifMatch, null));
  }

  @POST
  @Path("/{id}/return")
  @RolesAllowed(Role.UNIT_HEAD)
  @Operation(summary = "The head sends it back to be changed")
  public RestResponse<RequestView> giveBack(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull Note note) {
    return answer(requests.giveBack(id, ifMatch, note.note()));
  }

  @POST
  @Path("/{id}/confirmation")
  @Consumes
  @RolesAllowed(Role.UNIT_HEAD)
  @Operation(summary = "The head confirms it; it is sent to the operator")
  public RestResponse<RequestView> confirm(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(requests.confirm(id, ifMatch));
  }

  @POST
  @Path("/{id}/receipt")
  @Consumes
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "The operator receives it; the clock starts")
  public RestResponse<RequestView> receive(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(requests.receive(id, ifMatch));
  }

  @POST
  @Path("/{id}/question")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Ask the unit for more; the clock stands still")
  public RestResponse<RequestView> ask(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull Note note) {
    return answer(requests.askForMore(id, ifMatch, note.note()));
  }

  @POST
  @Path("/{id}/answer")
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(summary = "The unit answers; the clock runs on")
  public RestResponse<RequestView> answerQuestion(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull Note note) {
    return answer(requests.answer(id, ifMatch, note.note()));
  }

  @POST
  @Path("/{id}/start")
  @Consumes
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Start the work on every line that was not refused")
  public RestResponse<RequestView> start(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(requests.start(id, ifMatch));
  }

  @POST
  @Path("/{id}/retry")
  @Consumes
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Try the failed lines once more")
  public RestResponse<RequestView> retry(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(requests.retry(id, ifMatch));
  }

  @POST
  @Path("/{id}/refusal")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Refuse it whole; its addresses are free again")
  public RestResponse<RequestView> refuse(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull Refusal refusal) {
    return answer(requests.refuse(id, ifMatch, refusal.reason(), refusal.legalBasis()));
  }

  @POST
  @Path("/{id}/lines/{lineId}/refusal")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Refuse one line; the last open one ends the request")
  public RestResponse<RequestView> refuseLine(
      @PathParam("id") UUID id,
      @PathParam("lineId") UUID lineId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull Refusal refusal) {
    return answer(requests.refuseLine(id, ifMatch, lineId, refusal.reason(), refusal.legalBasis()));
  }

  private static RestResponse<RequestView> answer(RequestView request) {
    return ResponseBuilder.ok(request)
        .header(HttpHeaders.ETAG, Versions.etag(request.version()))
        .build();
  }
}
