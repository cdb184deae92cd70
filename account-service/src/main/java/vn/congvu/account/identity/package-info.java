/**
 * People's logins at the identity provider (Keycloak): the account, its unit group, its password.
 * Knows no request and no mailbox state; never creates a person that provisioning did not ask for.
 */
@NullMarked
package vn.congvu.account.identity;

import org.jspecify.annotations.NullMarked;
