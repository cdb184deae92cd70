/** Facts of others take effect once, or end in the dead-letter topic with the reason. */
@NullMarked
package vn.congvu.platform.inbox;

import org.jspecify.annotations.NullMarked;
