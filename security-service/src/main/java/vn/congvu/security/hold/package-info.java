/**
 * Copies of a document that were taken out of mailboxes, sealed so that they can still be given
 * back, and so that destroying one small key destroys them.
 */
@NullMarked
package vn.congvu.security.hold;

import org.jspecify.annotations.NullMarked;
