/**
 * What a unit asks of the operator: requests with their lines, the steps they take and the clock
 * they run on. Never touches the mail server: a started request announces {@link
 * vn.congvu.account.request.WorkOrdered} in its own transaction and whoever provisions reports back
 * line by line.
 */
@NullMarked
package vn.congvu.account.request;

import org.jspecify.annotations.NullMarked;
