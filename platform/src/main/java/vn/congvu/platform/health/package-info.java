/** What probes ask. */
@NullMarked
package vn.congvu.platform.health;

import org.jspecify.annotations.NullMarked;
