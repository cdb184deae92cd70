/** Facts that incident-service announces. */
@NullMarked
package vn.congvu.contracts.incident;

import org.jspecify.annotations.NullMarked;
