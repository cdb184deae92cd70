package vn.congvu.backup.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "backup-messages", description = "What lay in a mailbox, and when")
class MessageResource {

  private final MessageSearch search;

  MessageResource(MessageSearch search) {
    this.search = search;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(
      summary = "Messages of one mailbox in the backups",
      description =
          "Sender, date, folder and size; never subject or content. Words match with or without"
              + " accents. By subject only where the operator switched that index on.")
  public Page<FoundMessage> search(
      @QueryParam("mailboxId") @NotNull UUID mailboxId,
      @QueryParam("at") @Parameter(description = "as of this moment; absent for any")
          @Nullable Instant at,
      @QueryParam("folder") @Nullable String folder,
      @QueryParam("sender") @Nullable String sender,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return search.page(
        mailboxId, new MessageFilter(at, folder, sender, subject, from, to), after, limit);
  }
}
