package vn.congvu.security.mail;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
    name = "own-mail",
    description = "Chọn thư trong hộp thư của chính mình để báo, không hiện nội dung")
class OwnMailResource {

  private final OwnMail mail;
  private final Caller caller;

  OwnMailResource(OwnMail mail, Caller caller) {
    this.mail = mail;
    this.caller = caller;
  }

  @GET
  @Path("/own-mailboxes")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(summary = "The caller's own mailbox and those that they may enter by right")
  public List<OwnMailbox> mailboxes() {
    return mail.mailboxes(caller);
  }

  @GET
  @Path("/own-folders")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(summary = "The folders of the caller's mailbox, read now and stored nowhere")
  public List<OwnFolder> folders(@QueryParam("mailbox") @Nullable String mailbox) {
    return mail.folders(caller, mailbox);
  }

  @GET
  @Path("/own-messages")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(
      summary = "The messages of one folder, newest first, read now and stored nowhere",
      description = "Date, sender and size only: a subject may itself be secret.")
  public Page<OwnMessage> messages(
      @QueryParam("mailbox") @Nullable String mailbox,
      @QueryParam("folder") @DefaultValue("INBOX") @NotBlank String folder,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<String> keys = Cursor.decode(after, 1);
    long below = keys.isEmpty() ? Long.MAX_VALUE : Cursor.key(keys.getFirst(), Long::parseLong);
    return Page.of(
        mail.newest(caller, mailbox, folder, below, limit + 1),
        limit,
        message -> Cursor.encode(message.uid()));
  }
}
