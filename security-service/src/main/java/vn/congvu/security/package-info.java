/**
 * Owns the cases of classified documents found in mailboxes: who told whom and when, where copies
 * lie, what was done with them. Never holds the content of a mail or of a document.
 */
@NullMarked
package vn.congvu.security;

import org.jspecify.annotations.NullMarked;
