/**
 * Owns tickets and incidents: what users report, what the operator handles, and who did what when.
 * Never holds the content of a mail or of a document.
 */
@NullMarked
package vn.congvu.incident;

import org.jspecify.annotations.NullMarked;
