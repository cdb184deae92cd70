/**
 * Half-yearly reviews of the register: each right of a unit is confirmed or revoked by its head.
 */
@NullMarked
package vn.congvu.security.mailaccess.review;

import org.jspecify.annotations.NullMarked;
