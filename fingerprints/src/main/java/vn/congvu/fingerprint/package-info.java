/**
 * The one rule by which all parts of the platform know a leaked document again: keyed hashes of a
 * message's ids and of everything it carries, taken while it streams by. Memory does not depend on
 * the message, time only on its length, and nothing that a message may be is an error.
 */
@NullMarked
package vn.congvu.fingerprint;

import org.jspecify.annotations.NullMarked;
