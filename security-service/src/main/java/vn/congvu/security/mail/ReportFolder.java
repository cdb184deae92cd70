package vn.congvu.security.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/** The folder of each mailbox by which its owner reports: what is moved into it is a report. */
@ApplicationScoped
public class ReportFolder {

  public static final String NAME = "Báo cáo tài liệu mật";

  private static final String FOLDER = MailFolder.wireName(NAME);
  private static final int AT_ONCE = 20;

  private final MailAccess access;

  ReportFolder(MailAccess access) {
    this.access = access;
  }

  /**
   * Up to where the folder was looked through.
   *
   * @param uidValidity zero before the first look
   */
  public record Place(long uidValidity, long nextUid) {}

  /**
   * @param next where the next look begins
   * @param more whether messages are left for it
   */
  public record Look(Place next, boolean more, List<SeenMessage> messages) {}

  /**
   * Looks at what came since, oldest first, and makes the folder where it is missing, so that an
   * owner in need finds it. Costs two commands where nothing came.
   *
   * @throws vn.congvu.mail.MailServerRefused when there is no such mailbox
   * @throws vn.congvu.mail.MailServerAway when the server does not answer
   */
  public Look look(String address, Place last, FingerprintKey key) {
    try (OpenMailbox mailbox = access.open(address)) {
      FolderState state = mailbox.states(List.of(FOLDER)).get(FOLDER);
      if (state == null) {
        mailbox.createFolder(FOLDER);
        return new Look(new Place(0, 1), false, List.of());
      }
      long from = state.uidValidity() == last.uidValidity() ? last.nextUid() : 1;
      if (state.messages() == 0 || state.uidNext() <= from) {
        return new Look(new Place(state.uidValidity(), state.uidNext()), false, List.of());
      }
      return read(address, mailbox.examine(FOLDER), from, key);
    }
  }

  private static Look read(String address, OpenFolder open, long from, FingerprintKey key) {
    var listed = new ArrayList<MessageState>();
    open.messages(from, listed::add);
    listed.sort(Comparator.comparingLong(MessageState::uid));
    List<MessageState> now = listed.subList(0, Math.min(AT_ONCE, listed.size()));
    long uidValidity = open.state().uidValidity();
    var seen = new ArrayList<SeenMessage>();
    for (MessageState message : now) {
      // One that was moved away again meanwhile is no report.
      OwnMail.prints(open, message, key)
          .ifPresent(
              prints ->
                  seen.add(
                      new SeenMessage(
                          address,
                          uidValidity,
                          message.uid(),
                          message.internalDate(),
                          message.size(),
                          prints)));
    }
    long next = now.isEmpty() ? open.state().uidNext() : now.getLast().uid() + 1;
    return new Look(new Place(uidValidity, next), now.size() < listed.size(), seen);
  }
}
