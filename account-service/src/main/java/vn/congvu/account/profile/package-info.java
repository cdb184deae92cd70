/**
 * The regulation profile: every number of the province's regulation with its legal basis, in dated
 * versions that two persons approve. Never decides anything itself; the other features ask it.
 */
@NullMarked
package vn.congvu.account.profile;

import org.jspecify.annotations.NullMarked;
