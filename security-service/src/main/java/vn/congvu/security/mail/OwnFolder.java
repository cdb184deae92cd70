package vn.congvu.security.mail;

/**
 * A folder of the caller's own mailbox.
 *
 * @param folder names it to {@code /own-messages}
 * @param name as its owner reads it
 * @param uidValidity a new value means that all UIDs known so far are void
 */
record OwnFolder(String folder, String name, long uidValidity, long messages) {}
