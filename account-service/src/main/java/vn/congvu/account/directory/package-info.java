/**
 * The directory that everyone with a login may search: name, position, unit and address, and
 * nothing else (REQ-2.14).
 */
@NullMarked
package vn.congvu.account.directory;

import org.jspecify.annotations.NullMarked;
