/**
 * What is to be destroyed is frozen into a set, and a second person who has just logged in approves
 * its digest. Nothing is destroyed here.
 */
@NullMarked
package vn.congvu.security.approval;

import org.jspecify.annotations.NullMarked;
