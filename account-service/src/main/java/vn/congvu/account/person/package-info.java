/**
 * The people who hold or use mailboxes, each with the unit where they serve. Phone and birth date
 * are restricted: they leave this package only for those who check an identity.
 */
@NullMarked
package vn.congvu.account.person;

import org.jspecify.annotations.NullMarked;
