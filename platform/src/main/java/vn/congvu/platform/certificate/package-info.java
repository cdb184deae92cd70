/**
 * Something said under a signature that can be checked for ever without this system. Who signs, and
 * with which key, is elsewhere.
 */
@NullMarked
package vn.congvu.platform.certificate;

import org.jspecify.annotations.NullMarked;
