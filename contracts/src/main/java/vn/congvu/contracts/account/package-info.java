/** Facts that account-service announces. */
@NullMarked
package vn.congvu.contracts.account;

import org.jspecify.annotations.NullMarked;
