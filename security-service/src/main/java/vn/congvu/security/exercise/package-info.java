/**
 * Exercises: a dummy document, marked as one and generated here, is planted in mailboxes. Whoever
 * reports it begins a case that goes the whole way against the clock and is counted nowhere.
 */
@NullMarked
package vn.congvu.security.exercise;

import org.jspecify.annotations.NullMarked;
