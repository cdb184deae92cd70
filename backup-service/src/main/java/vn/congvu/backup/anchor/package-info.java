/** Heads of other services' chains, put under this installation's signature. */
@NullMarked
package vn.congvu.backup.anchor;

import org.jspecify.annotations.NullMarked;
