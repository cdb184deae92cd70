package vn.congvu.incident.ticket;

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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
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

@Path("/api/v1/tickets")
@Tag(
    name = "Tickets",
    description = "Yêu cầu hỗ trợ: người dùng → cán bộ đầu mối → cơ quan vận hành")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TicketResource {

  private final TicketService tickets;
  private final Caller caller;

  TicketResource(TicketService tickets, Caller caller) {
    this.tickets = tickets;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(summary = "Report a fault; it goes to the unit's focal point")
  public RestResponse<TicketView> report(@NotNull @Valid ReportTicketRequest report) {
    TicketView ticket = tickets.report(caller, report);
    return RestResponse.ResponseBuilder.<TicketView>created(
            URI.create("/api/v1/tickets/" + ticket.id()))
        .entity(ticket)
        .header("ETag", Versions.etag(ticket.version()))
        .build();
  }

  @GET
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR
  })
  @Operation(summary = "The tickets that the caller may see, newest first")
  public Page<TicketView> list(
      @QueryParam("state") @Nullable TicketState state,
      @QueryParam("category") @Nullable TicketCategory category,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("mine") @DefaultValue("false") boolean mine,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<TicketView> rows =
        tickets.page(
            caller, new TicketFilter(state, category, unit, mine), Cursor.id(after), limit + 1);
    return Page.of(rows, limit, ticket -> Cursor.encode(ticket.id()));
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
  @Operation(summary = "One ticket")
  public RestResponse<TicketView> one(@PathParam("id") UUID id) {
    return tagged(tickets.require(caller, id));
  }

  @GET
  @Path("/{id}/entries")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR
  })
  @Operation(summary = "Its history and comments, oldest first")
  public Page<TicketEntry.View> history(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        tickets.history(caller, id, Cursor.id(after), limit + 1),
        limit,
        entry -> Cursor.encode(entry.id()));
  }

  @POST
  @Path("/{id}/comments")
  @Idempotent
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Say something about it")
  public RestResponse<TicketEntry.View> comment(
      @PathParam("id") UUID id, @NotNull @Valid RemarkRequest remark) {
    return RestResponse.status(
        RestResponse.Status.CREATED, tickets.comment(caller, id, remark.text()));
  }

  @POST
  @Path("/{id}/assignment")
  @RolesAllowed({Role.FOCAL_POINT, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Take it on")
  public RestResponse<TicketView> take(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return tagged(tickets.take(caller, id, ifMatch));
  }

  @POST
  @Path("/{id}/passing")
  @RolesAllowed(Role.FOCAL_POINT)
  @Operation(summary = "Pass it to the operator, saying what is beyond the unit's means")
  public RestResponse<TicketView> pass(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RemarkRequest remark) {
    return tagged(tickets.pass(caller, id, ifMatch, remark.text()));
  }

  @POST
  @Path("/{id}/return")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Give it back to the unit")
  public RestResponse<TicketView> giveBack(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RemarkRequest remark) {
    return tagged(tickets.giveBack(caller, id, ifMatch, remark.text()));
  }

  @POST
  @Path("/{id}/question")
  @RolesAllowed({Role.FOCAL_POINT, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Ask the reporter")
  public RestResponse<TicketView> ask(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RemarkRequest remark) {
    return tagged(tickets.ask(caller, id, ifMatch, remark.text()));
  }

  @POST
  @Path("/{id}/answer")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(summary = "The reporter answers; it goes back to the desk that asked")
  public RestResponse<TicketView> answer(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RemarkRequest remark) {
    return tagged(tickets.answer(caller, id, ifMatch, remark.text()));
  }

  @POST
  @Path("/{id}/solution")
  @RolesAllowed({Role.FOCAL_POINT, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Say how it was solved")
  public RestResponse<TicketView> solve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RemarkRequest remark) {
    return tagged(tickets.solve(caller, id, ifMatch, remark.text()));
  }

  @POST
  @Path("/{id}/reopening")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(summary = "The reporter does not find it solved")
  public RestResponse<TicketView> reopen(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RemarkRequest remark) {
    return tagged(tickets.reopen(caller, id, ifMatch, remark.text()));
  }

  @POST
  @Path("/{id}/closure")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(summary = "The reporter finds it solved")
  public RestResponse<TicketView> close(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return tagged(tickets.close(caller, id, ifMatch));
  }

  private static RestResponse<TicketView> tagged(TicketView ticket) {
    return RestResponse.ResponseBuilder.ok(ticket)
        .header("ETag", Versions.etag(ticket.version()))
        .build();
  }
}
