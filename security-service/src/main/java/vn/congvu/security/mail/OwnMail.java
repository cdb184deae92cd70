package vn.congvu.security.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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

/** Reads the caller's own mailbox, whose address is the name they log in with. */
@ApplicationScoped
public class OwnMail {

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final MailAccess access;

  OwnMail(MailAccess access) {
    this.access = access;
  }

  List<OwnFolder> folders(Caller caller) {
    return inMailbox(
        addressOf(caller),
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
  List<OwnMessage> newest(Caller caller, String folder, long belowUid, int rows) {
    return inMailbox(
        addressOf(caller),
        mailbox -> {
          OpenFolder open = examine(mailbox, folder);
          List<MessageListing> newest = open.newest(belowUid, rows);
          long uidValidity = open.state().uidValidity();
          return newest.stream().map(it -> OwnMessage.of(folder, uidValidity, it)).toList();
        });
  }

  /** Reads a message once and keeps its fingerprints, time and size. */
  public SeenMessage see(Caller caller, MessageReference reference, FingerprintKey key) {
    String address = addressOf(caller);
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
              prints(open, message, key));
        });
  }

  private static MessagePrints prints(OpenFolder open, MessageState message, FingerprintKey key) {
    var prints = new AtomicReference<MessagePrints>();
    var _ =
        open.read(
            List.of(message), (uid, size, content) -> prints.set(MessagePrints.take(key, content)));
    MessagePrints taken = prints.get();
    if (taken == null) {
      throw moved();
    }
    return taken;
  }

  private static OpenFolder examine(OpenMailbox mailbox, String folder) {
    boolean known =
        mailbox.folders().stream().anyMatch(it -> it.selectable() && it.wireName().equals(folder));
    if (!known) {
      throw ProblemException.of(CommonProblem.NOT_FOUND, "Hộp thư không có thư mục này.");
    }
    return mailbox.examine(folder);
  }

  private static String addressOf(Caller caller) {
    String username = caller.username().toLowerCase(Locale.ROOT);
    if (username.indexOf('@') < 1) {
      throw noMailbox();
    }
    return username;
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
