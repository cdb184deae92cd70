package vn.congvu.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Mail that lies in mailboxes, named by where it lies, many mailboxes at once: to open each costs
 * more than all the rest where thousands have a mail each.
 *
 * <p>Failures are those of {@link MailProvisioning}.
 */
public interface DeliveredMail {

  /** Whether this server can be asked. Where not, each mailbox is opened. */
  boolean offered();

  /**
   * Where a mail lies.
   *
   * @param folder as IMAP spells it
   */
  record Spot(String mailbox, String folder, long uidValidity, long uid) {

    /** A folder's name is its owner's own text. */
    @Override
    public String toString() {
      return "Spot[" + mailbox + ":" + uidValidity + ":" + uid + "]";
    }
  }

  /**
   * A mail as it lies there.
   *
   * @param flags system flags ({@code \Seen}) and keywords
   * @param bytes of the whole
   */
  record Described(Spot at, SortedSet<String> flags, Instant internalDate, long bytes) {

    public Described {
      flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    }
  }

  /** Gets each mail as it comes. */
  interface Reader {

    /**
     * @param content to be read here and now; what is left of it is passed over
     */
    void read(Described mail, InputStream content) throws IOException;
  }

  /**
   * Reads mails byte for byte, in any order, without marking them as seen. Of those that do not lie
   * there any more nothing is heard.
   *
   * @throws IOException of the reader
   */
  void read(List<Spot> spots, Reader reader) throws IOException;

  /**
   * Removes exactly these mails.
   *
   * @return those that lay there; of the others it is not known where they are
   */
  Set<Spot> remove(List<Spot> spots);
}
