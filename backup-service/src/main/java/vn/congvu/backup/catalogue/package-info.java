/**
 * What lay where and when: folders, messages with the time they were there, and their flags. Knows
 * how to find a message and all copies of it, never what is written in it.
 */
@NullMarked
package vn.congvu.backup.catalogue;

import org.jspecify.annotations.NullMarked;
