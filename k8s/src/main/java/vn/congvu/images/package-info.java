/** Builds the container images from what the Maven build made, without a container engine. */
@NullMarked
package vn.congvu.images;

import org.jspecify.annotations.NullMarked;
