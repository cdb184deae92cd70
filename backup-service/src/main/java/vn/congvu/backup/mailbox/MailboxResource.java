package vn.congvu.backup.mailbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-mailboxes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "backup-mailboxes", description = "Mailboxes, and when each was last backed up")
class MailboxResource {

  private final MailboxService mailboxes;

  MailboxResource(MailboxService mailboxes) {
    this.mailboxes = mailboxes;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Mailboxes by address, those that are gone included")
  public Page<MailboxView> list(
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("address") @Nullable String addressPrefix,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return mailboxes.page(unit, addressPrefix, after, limit).map(MailboxView::of);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One mailbox")
  public MailboxView one(@PathParam("id") UUID id) {
    return MailboxView.of(mailboxes.require(id));
  }
}
