/** How an exercise went: each duty and step against the time that the regulation gives it. */
@NullMarked
package vn.congvu.security.score;

import org.jspecify.annotations.NullMarked;
