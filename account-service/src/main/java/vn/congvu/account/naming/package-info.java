/**
 * Makes addresses from Vietnamese names by the profile's templates and keeps the book of addresses:
 * reserved, in use, or in quarantine. Never knows what a mailbox is beyond its id.
 */
@NullMarked
package vn.congvu.account.naming;

import org.jspecify.annotations.NullMarked;
