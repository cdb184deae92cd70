/**
 * How far a document got: who had it, for how long, who opened it and who passed it on, and what of
 * this nobody can know. Computed from where the copies lie and what stands on their envelopes;
 * never from a subject or a body.
 */
@NullMarked
package vn.congvu.security.radius;

import org.jspecify.annotations.NullMarked;
