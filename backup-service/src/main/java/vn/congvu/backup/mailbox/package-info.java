/** This service's own small copy of the province's mailboxes, fed by account-service's facts. */
@NullMarked
package vn.congvu.backup.mailbox;

import org.jspecify.annotations.NullMarked;
