/**
 * The small closed library that every service needs. A thing enters when the third service needs
 * it; nothing here knows a domain.
 */
@NullMarked
package vn.congvu.platform;

import org.jspecify.annotations.NullMarked;
