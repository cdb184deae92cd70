package vn.congvu.account.mailbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/mailboxes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({
  Role.OFFICER,
  Role.FOCAL_POINT,
  Role.UNIT_HEAD,
  Role.OPERATOR,
  Role.OPERATOR_LEAD,
  Role.AUDITOR,
  Role.INTEGRATION,
  Role.SERVICE
})
@Tag(name = "Mailboxes", description = "The register; a mailbox is changed by a request only")
class MailboxResource {
  private final MailboxService mailboxes;
  private final UnitService units;
  private final Caller caller;

  MailboxResource(MailboxService mailboxes, UnitService units, Caller caller) {
    this.mailboxes = mailboxes;
    this.units = units;
    this.caller = caller;
  }

  @GET
  @Operation(
      summary = "Mailboxes in the caller's scope",
      description =
          "By address. An officer sees their own; a focal point, a head or another system those of"
              + " their units and of all below; the operator all.")
  public Page<MailboxSummary> list(
      @BeanParam ListParameters asked,
      @QueryParam("after") @Parameter(description = "Cursor: next of the page before")
          @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    List<String> cursor = Cursor.decode(after, 2);
    boolean first = cursor.isEmpty();
    return Page.of(
            mailboxes.page(
                Sight.of(caller, units),
                asked.filter(units),
                first ? null : cursor.get(0),
                first ? null : Cursor.key(cursor.get(1), UUID::fromString),
                limit + 1),
            limit,
            row -> Cursor.encode(row.address(), row.id()))
        .map(MailboxSummary::from);
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "One mailbox",
      description =
          "Phone and birth date are shown to those who check an identity, and to nobody else.")
  @APIResponse(
      responseCode = "200",
      description = "With its ETag",
      content = @Content(schema = @Schema(implementation = MailboxResponse.class)))
  @APIResponse(responseCode = "404", description = "Absent, or not in the caller's scope")
  public Response one(@PathParam("id") UUID id) {
    Sight sight = Sight.of(caller, units);
    MailboxView mailbox = mailboxes.seen(id, sight);
    return Response.ok(MailboxResponse.from(mailbox, sight.restricted()))
        .header("ETag", Versions.etag(mailbox.version()))
        .build();
  }

  @GET
  @Path("{id}/transitions")
  @Operation(
      summary = "The mailbox's history",
      description = "Every step, oldest first: who, when, on what legal basis, for which request.")
  @APIResponse(responseCode = "404", description = "Absent, or not in the caller's scope")
  public Page<TransitionResponse> transitions(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return Page.of(
        mailboxes.history(id, Sight.of(caller, units), Cursor.id(after), limit + 1),
        limit,
        row -> Cursor.encode(row.id()));
  }

  /** The filters of the list. */
  static class ListParameters {
    @QueryParam("unit")
    @Parameter(description = "Code of a unit: it and all below it", example = "snv")
    @Size(max = 64)
    @Nullable String unit;

    @QueryParam("state")
    @Nullable MailboxState state;

    @QueryParam("kind")
    @Nullable MailboxKind kind;

    @QueryParam("address")
    @Parameter(description = "Exactly this main address")
    @Size(max = 320)
    @Nullable String address;

    @QueryParam("q")
    @Parameter(
        description = "Words of the name, position or address; with or without accents",
        example = "nguyen van")
    @Size(max = 200)
    @Nullable String query;

    MailboxFilter filter(UnitService units) {
      return new MailboxFilter(
          unit == null ? null : units.withDescendants(Set.of(unit)),
          state,
          kind,
          address == null ? null : Mailbox.normal(address),
          query);
    }
  }
}
