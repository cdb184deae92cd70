package vn.congvu.security.mail;

/**
 * A mailbox in which the caller may pick a message.
 *
 * @param own whether it is theirs; an organisation's mailbox is entered by right
 */
record OwnMailbox(String address, boolean own) {}
