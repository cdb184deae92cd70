/** A small copy of the unit tree, kept by {@code unit.events}, to tell who may see what. */
@NullMarked
package vn.congvu.incident.agency;

import org.jspecify.annotations.NullMarked;
