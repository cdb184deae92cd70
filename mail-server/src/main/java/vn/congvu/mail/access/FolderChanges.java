package vn.congvu.mail.access;

/**
 * Hears what happened to a folder since a moment; calls come as the server sends them. Servers
 * forget what vanished (James tells none of it): whoever must know compares the number of messages
 * and lists the folder when it differs.
 */
public interface FolderChanges {

  void changed(MessageFlags flags);

  /** The messages with these UIDs, both ends included, are gone; some may never have been there. */
  void vanished(long firstUid, long lastUid);
}
