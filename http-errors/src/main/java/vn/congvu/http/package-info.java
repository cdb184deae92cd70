/** What the HTTP server refuses by itself, before any code of ours is asked, in our words. */
@NullMarked
package vn.congvu.http;

import org.jspecify.annotations.NullMarked;
