/** Facts leave in the transaction that made them true; a relay carries them to Kafka. */
@NullMarked
package vn.congvu.platform.outbox;

import org.jspecify.annotations.NullMarked;
