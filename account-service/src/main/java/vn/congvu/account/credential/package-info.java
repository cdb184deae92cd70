/**
 * Lost and leaked passwords, and the one-time links by which users set new ones. Never knows a
 * password longer than it takes to hand it on; keeps no token, only its hash.
 */
@NullMarked
package vn.congvu.account.credential;

import org.jspecify.annotations.NullMarked;
