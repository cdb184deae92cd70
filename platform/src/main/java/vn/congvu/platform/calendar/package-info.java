/** Working time in Viet Nam: office hours, public holidays with lunar Tet, swap days. */
@NullMarked
package vn.congvu.platform.calendar;

import org.jspecify.annotations.NullMarked;
