/** Vietnamese text as people look for it. */
@NullMarked
package vn.congvu.platform.text;

import org.jspecify.annotations.NullMarked;
