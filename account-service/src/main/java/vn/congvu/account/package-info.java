/**
 * Owns units, people, mailboxes, requests and credentials, and the regulation profile that gives
 * every number. Never holds a password or the content of a mail.
 */
@NullMarked
package vn.congvu.account;

import org.jspecify.annotations.NullMarked;
