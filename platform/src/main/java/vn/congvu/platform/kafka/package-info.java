/** How the platform itself talks to Kafka. */
@NullMarked
package vn.congvu.platform.kafka;

import org.jspecify.annotations.NullMarked;
