package vn.congvu.security.radius;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.mail.access.MessageHeader;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.radius.EnvelopeLedger.ReadCopy;
import vn.congvu.security.radius.EnvelopeLedger.SealedCopy;
import vn.congvu.security.radius.EnvelopeReader.Reading;

/** Reads the headers of copies that were taken away before anybody had read their envelopes. */
@ApplicationScoped
class SealedEnvelopes {

  private final Holds holds;

  SealedEnvelopes(Holds holds) {
    this.holds = holds;
  }

  /** A copy that is shredded, or cannot be opened, is told as one that could not be read. */
  Reading read(List<SealedCopy> copies, FingerprintKey key) {
    var reading = new Reading(new ArrayList<>(), new ArrayList<>());
    for (SealedCopy copy : copies) {
      var beginning = new Beginning();
      if (opened(copy, beginning)) {
        MessageHeader header = MessageHeader.read(beginning.bytes());
        UUID message =
            header.messageId().isEmpty() ? copy.copy() : key.messageId(header.messageId()).uuid();
        String sender = header.sender().toLowerCase(Locale.ROOT);
        // The flags are those with which it was found.
        reading.copies().add(new ReadCopy(copy.copy(), message, HadCopy.Marks.UNKNOWN));
        reading
            .messages()
            .add(
                new ReadMessage(
                    message,
                    sender,
                    header.named(),
                    header.hidden(),
                    sender.equals(copy.mailbox()),
                    header.whole() && beginning.isWhole()));
      } else {
        reading.copies().add(ReadCopy.failed(copy.copy()));
      }
    }
    return reading;
  }

  private boolean opened(SealedCopy copy, OutputStream to) {
    try {
      return holds.open(copy.hold(), to);
    } catch (RepositoryException shut) {
      Log.infof("Sealed copy not read: hold=%s cause=%s", copy.hold(), shut.fault());
      return false;
    }
  }

  /** Keeps a mail to the end of its header; the rest is never held. */
  private static final class Beginning extends OutputStream {

    private static final int LONGEST = 4 * 1024 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int lineLength;
    private boolean over;

    @Override
    public void write(int octet) {
      if (over || kept.size() == LONGEST) {
        return;
      }
      kept.write(octet);
      if (octet == '\n') {
        over = lineLength == 0;
        lineLength = 0;
      } else if (octet != '\r') {
        lineLength++;
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length && !over; i++) {
        write(bytes[i]);
      }
    }

    byte[] bytes() {
      return kept.toByteArray();
    }

    boolean isWhole() {
      return kept.size() < LONGEST;
    }
  }
}
