/**
 * Who is calling: a bearer of a token, or a person with a session; sign-in, sign-out, idle limit,
 * CSRF.
 */
@NullMarked
package vn.congvu.gateway.session;

import org.jspecify.annotations.NullMarked;
