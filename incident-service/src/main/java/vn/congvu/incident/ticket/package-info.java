/**
 * An officer's fault report: first to the unit's focal point, who solves it or passes it to the
 * operator (regulation 15.4).
 */
@NullMarked
package vn.congvu.incident.ticket;

import org.jspecify.annotations.NullMarked;
