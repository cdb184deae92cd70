/** Mail that lies in mailboxes, read and removed for the platform many mailboxes at a time. */
@NullMarked
package vn.congvu.james.delivered;

import org.jspecify.annotations.NullMarked;
