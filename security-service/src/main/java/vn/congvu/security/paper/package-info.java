/**
 * What leaves on paper, because it may not go by the mail that spilled the document: the notice to
 * the sending agency and the report to the authority, filled in from the case. Each printing is a
 * row of the evidence chain.
 */
@NullMarked
package vn.congvu.security.paper;

import org.jspecify.annotations.NullMarked;
