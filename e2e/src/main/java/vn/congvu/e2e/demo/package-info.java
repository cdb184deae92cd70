/** The main job, shown: {@code ./congvu demo}. */
@NullMarked
package vn.congvu.e2e.demo;

import org.jspecify.annotations.NullMarked;
