/** What enters and leaves by the door: request ids, security headers, header hygiene. */
@NullMarked
package vn.congvu.gateway.header;

import org.jspecify.annotations.NullMarked;
