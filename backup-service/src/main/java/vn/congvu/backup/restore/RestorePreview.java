package vn.congvu.backup.restore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an order would restore; nothing is written for it.
 *
 * @param moment as of which it is
 * @param mailboxCount those that hold something of it
 * @param mailboxes the first of them
 */
public record RestorePreview(
    Instant moment, long messages, long bytes, int mailboxCount, List<Mailbox> mailboxes) {

  static final int MOST_SHOWN = 100;

  public RestorePreview {
    mailboxes = List.copyOf(mailboxes);
  }

  /** What of one mailbox. */
  public record Mailbox(UUID mailboxId, String address, List<Folder> folders) {
    public Mailbox {
      folders = List.copyOf(folders);
    }
  }

  /** What of one folder. */
  public record Folder(String name, long messages, long bytes) {}
}
