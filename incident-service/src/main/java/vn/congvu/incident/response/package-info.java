/** Incidents: what the operator must handle, opened by people or by facts of other services. */
@NullMarked
package vn.congvu.incident.response;

import org.jspecify.annotations.NullMarked;
