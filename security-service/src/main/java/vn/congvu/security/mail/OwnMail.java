package vn.congvu.security.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageListing;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.mailaccess.MailboxRights;

/**
 * Reads the caller's own mailbox, whose address is the name they log in with, or one that they may
 * enter by right.
 */
@ApplicationScoped
public class OwnMail {

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final MailAccess access;
  private final MailboxRights rights;

  OwnMail(MailAccess access, MailboxRights rights) {
    this.access = access;
    this.rights = rights;
  }

  /** The caller's own mailbox first, where they have one, then those that they may enter. */
  List<OwnMailbox> mailboxes(Caller caller) {
    var all = new ArrayList<OwnMailbox>();
    String own = username(caller);
    if (own.indexOf('@') > 0) {
      all.add(new OwnMailbox(own, true));
    }
    rights.openTo(caller).forEach(it -> all.add(new OwnMailbox(it.address(), false)));
    return all;
  }

  List<OwnFolder> folders(Caller caller, @Nullable String wanted) {
    return inMailbox(
        addressOf(caller, wanted),
        mailbox -> {
          List<MailFolder> folders =
              mailbox.folders().stream().filter(MailFolder::selectable).toList();
          Map<String, FolderState> states =
              mailbox.states(folders.stream().map(MailFolder::wireName).toList());
          var own = new ArrayList<OwnFolder>();
          for (MailFolder folder : folders) {
            FolderState state = states.get(folder.wireName());
            if (state != null) {
              own.add(
                  new OwnFolder(
                      folder.wireName(), folder.name(), state.uidValidity(), state.messages()));
            }
          }
          return own;
        });
  }

  /**
   * @param belowUid where the page before ended
   */
  List<OwnMessage> newest(
      Caller caller, @Nullable String wanted, String folder, long belowUid, int rows) {
    return inMailbox(
        addressOf(caller, wanted),
        mailbox -> {
          OpenFolder open = examine(mailbox, folder);
          List<MessageListing> newest = open.newest(belowUid, rows);
          long uidValidity = open.state().uidValidity();
          return newest.stream().map(it -> OwnMessage.of(folder, uidValidity, it)).toList();
        });
  }

  /** Reads a message once and keeps its fingerprints, time and size. */
  public SeenMessage see(Caller caller, MessageReference reference, FingerprintKey key) {
    String address = addressOf(caller, reference.mailbox());
    return inMailbox(
        address,
        mailbox -> {
          OpenFolder open = examine(mailbox, reference.folder());
          if (open.state().uidValidity() != reference.uidValidity()) {
            throw moved();
          }
          var listed = new ArrayList<MessageState>();
          open.messages(reference.uid(), reference.uid(), listed::add);
          if (listed.isEmpty()) {
            throw moved();
          }
          MessageState message = listed.getFirst();
          return new SeenMessage(
              address,
              reference.uidValidity(),
              reference.uid(),
              message.internalDate(),
              message.size(),
              prints(open, message, key).orElseThrow(OwnMail::moved));
        });
  }

  /** Empty when the message went away meanwhile. */
  static Optional<MessagePrints> prints(OpenFolder open, MessageState message, FingerprintKey key) {
    var prints = new AtomicReference<MessagePrints>();
    var _ =
        open.read(
            List.of(message), (uid, size, content) -> prints.set(MessagePrints.take(key, content)));
    return Optional.ofNullable(prints.get());
  }

  private static OpenFolder examine(OpenMailbox mailbox, String folder) {
    boolean known =
        mailbox.folders().stream().anyMatch(it -> it.selectable() && it.wireName().equals(folder));
    if (!known) {
      throw ProblemException.of(CommonProblem.NOT_FOUND, "Hộp thư không có thư mục này.");
    }
    return mailbox.examine(folder);
  }

  /** Of a mailbox that is not the caller's own only where the register lets them in. */
  private String addressOf(Caller caller, @Nullable String wanted) {
    String own = username(caller);
    String address = wanted == null ? own : wanted.strip().toLowerCase(Locale.ROOT);
    if (address.equals(own)) {
      if (own.indexOf('@') < 1) {
        throw noMailbox();
      }
      return own;
    }
    return rights
        .enter(caller, address)
        .orElseThrow(
            () ->
                ProblemException.of(
                    CommonProblem.NOT_FOUND, "Không có hộp thư này trong số hộp thư được vào."));
  }

  private static String username(Caller caller) {
    return caller.username().toLowerCase(Locale.ROOT);
  }

  private <T> T inMailbox(String address, Function<OpenMailbox, T> work) {
    try (OpenMailbox mailbox = access.open(address)) {
      return work.apply(mailbox);
    } catch (MailServerRefused refused) {
      throw noMailbox();
    } catch (MailServerAway | UncheckedIOException away) {
      throw serverAway();
    }
  }

  private static ProblemException noMailbox() {
    return ProblemException.of(
        OwnMailProblem.NO_OWN_MAILBOX, "Tài khoản này không có hộp thư riêng mở được.");
  }

  private static ProblemException moved() {
    return ProblemException.of(
        OwnMailProblem.MESSAGE_MOVED,
        "Thư không còn ở chỗ đã chọn. Hãy mở lại danh sách thư và chọn lại.");
  }

  private static ProblemException serverAway() {
    return ProblemException.of(
            OwnMailProblem.SERVER_AWAY,
            "Máy chủ thư chưa trả lời. Hãy báo Thủ trưởng ngay, bổ sung thư vào vụ việc sau.")
        .retryAfter(AGAIN);
  }
}
