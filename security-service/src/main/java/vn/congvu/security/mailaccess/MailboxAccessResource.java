package vn.congvu.security.mailaccess;

import static vn.congvu.platform.paging.Page.DEFAULT_LIMIT;
import static vn.congvu.platform.paging.Page.MAX_LIMIT;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.evidence.EvidenceExport;

/** Who entered a mailbox, and the register's chain. */
@Path("/api/v1")
@Tag(name = "mailbox-rights")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MailboxAccessResource {

  private final AccessRegister register;
  private final EvidenceExport export;
  private final Caller caller;

  MailboxAccessResource(AccessRegister register, EvidenceExport export, Caller caller) {
    this.register = register;
    this.export = export;
    this.caller = caller;
  }

  /**
   * What an owner reads of their mailbox.
   *
   * @param rights who may enter it or might once, and the platform's own
   * @param entries who did
   */
  record MyAccess(String mailbox, List<RightView> rights, Page<EntryView> entries) {}

  @GET
  @Path("/my-mailbox-access")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(
      summary = "Who may enter the caller's own mailbox, and who did, newest first",
      description = "What was done in a case appears when the case has ended.")
  public MyAccess mine(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    AccessRegister.MyAccessView mine = register.mine(caller, mark(after), limit + 1);
    return new MyAccess(mine.mailbox(), mine.rights(), page(mine.entries(), limit));
  }

  @GET
  @Path("/mailbox-entries")
  @RolesAllowed({Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Who entered a mailbox by a right of the register, newest first")
  public Page<EntryView> entries(
      @QueryParam("mailbox") @NotBlank String mailbox,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return page(register.entries(caller, mailbox, mark(after), limit + 1), limit);
  }

  @GET
  @Path("/mailbox-rights-evidence")
  @Produces("application/jsonl")
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(
      summary = "The register's whole chain as JSON lines",
      description = "Check the file offline: ./congvu verify-evidence FILE")
  public StreamingOutput evidence() {
    return out -> export.write(MailboxRights.CHAIN, out);
  }

  private static Page<EntryView> page(List<EntryView> rows, int limit) {
    return Page.of(rows, limit, entry -> Cursor.encode(entry.to(), entry.id()));
  }

  private static MailboxEntries.@Nullable Mark mark(@Nullable String after) {
    List<String> keys = Cursor.decode(after, 2);
    return keys.isEmpty()
        ? null
        : new MailboxEntries.Mark(
            Cursor.key(keys.getFirst(), Instant::parse),
            Cursor.key(keys.getLast(), UUID::fromString));
  }
}
