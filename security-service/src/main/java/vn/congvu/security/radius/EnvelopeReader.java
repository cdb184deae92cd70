package vn.congvu.security.radius;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.mail.MailServerGarbled;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MessageEnvelope;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.note.Cause;
import vn.congvu.security.radius.EnvelopeLedger.ReadCopy;
import vn.congvu.security.radius.EnvelopeLedger.Readable;

/** Reads the envelopes of a mailbox's copies over one connection, marking none as seen. */
@ApplicationScoped
class EnvelopeReader {

  /** Under load James was seen to mix up an answer; another connection gets it whole. */
  private static final int ATTEMPTS = 5;

  private final MailAccess access;

  EnvelopeReader(MailAccess access) {
    this.access = access;
  }

  /** What one mailbox told. */
  record Reading(List<ReadCopy> copies, List<ReadMessage> messages) {}

  /**
   * A copy that cannot be read, because it or its mailbox went away or is locked, is told as such.
   *
   * @param known messages whose recipients need no reading again: a mail to a whole province names
   *     them in each of its copies
   * @throws vn.congvu.mail.MailServerAway when nothing can be read now
   */
  Reading read(String mailbox, List<Readable> copies, Set<UUID> known, FingerprintKey key) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return once(mailbox, copies, known, key);
      } catch (MailServerGarbled garbled) {
        Log.infof("Mailbox read again: cause=%s", Cause.of(garbled));
      }
    }
    try {
      return once(mailbox, copies, known, key);
    } catch (MailServerGarbled garbled) {
      Log.warnf("Mailbox not read: cause=%s", Cause.of(garbled));
      return new Reading(copies.stream().map(it -> ReadCopy.failed(it.copy())).toList(), List.of());
    }
  }

  private Reading once(String mailbox, List<Readable> copies, Set<UUID> known, FingerprintKey key) {
    var reading = new Reading(new ArrayList<>(), new ArrayList<>());
    Map<String, List<Readable>> byFolder =
        copies.stream()
            .collect(
                Collectors.groupingBy(Readable::folder, LinkedHashMap::new, Collectors.toList()));
    try (OpenMailbox open = access.open(mailbox)) {
      for (Map.Entry<String, List<Readable>> folder : byFolder.entrySet()) {
        try {
          new OneFolder(open.examine(folder.getKey()), mailbox, known, key)
              .read(folder.getValue(), reading);
        } catch (MailServerRefused gone) {
          Log.debugf("Folder not read: cause=%s", Cause.of(gone));
        }
      }
    } catch (MailServerRefused shut) {
      Log.infof("Mailbox not read: cause=%s", Cause.of(shut));
    }
    Set<UUID> read = new HashSet<>();
    reading.copies().forEach(copy -> read.add(copy.copy()));
    copies.stream()
        .filter(copy -> !read.contains(copy.copy()))
        .forEach(copy -> reading.copies().add(ReadCopy.failed(copy.copy())));
    return reading;
  }

  private record OneFolder(OpenFolder folder, String mailbox, Set<UUID> known, FingerprintKey key) {

    void read(List<Readable> copies, Reading reading) {
      var byUid = new HashMap<Long, UUID>();
      for (Readable copy : copies) {
        if (copy.uidValidity() == folder.state().uidValidity()) {
          byUid.put(copy.uid(), copy.copy());
        }
      }
      var wanted = new LinkedHashMap<Long, MessageEnvelope>();
      folder.envelopes(
          byUid.keySet(),
          envelope -> {
            UUID copy = byUid.get(envelope.uid());
            if (copy == null) {
              return;
            }
            UUID message = message(envelope, copy);
            reading.copies().add(new ReadCopy(copy, message, HadCopy.Marks.of(envelope.flags())));
            if (isOwn(envelope) || !known.contains(message)) {
              wanted.put(envelope.uid(), envelope);
            }
          });
      folder.recipients(
          wanted.keySet(),
          recipients -> {
            MessageEnvelope envelope = wanted.get(recipients.uid());
            UUID copy = byUid.get(recipients.uid());
            if (envelope != null && copy != null) {
              reading
                  .messages()
                  .add(
                      new ReadMessage(
                          message(envelope, copy),
                          sender(envelope),
                          recipients.named(),
                          recipients.hidden(),
                          isOwn(envelope),
                          recipients.whole()));
            }
          });
    }

    /** Only the copy that its sender keeps names those who got it unseen. */
    private boolean isOwn(MessageEnvelope envelope) {
      return sender(envelope).equals(mailbox);
    }

    private static String sender(MessageEnvelope envelope) {
      return envelope.sender().toLowerCase(Locale.ROOT);
    }

    /** A message without an id is one of its own. */
    private UUID message(MessageEnvelope envelope, UUID copy) {
      return envelope.messageId().isEmpty() ? copy : key.messageId(envelope.messageId()).uuid();
    }
  }
}
