/** Facts that security-service announces. */
@NullMarked
package vn.congvu.contracts.security;

import org.jspecify.annotations.NullMarked;
