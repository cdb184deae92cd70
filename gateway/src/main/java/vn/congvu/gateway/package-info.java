/**
 * The only door: API routes to the services, the portal's session and files. It forwards, limits
 * and refuses; it never decides what a person may see (the services verify every token themselves),
 * keeps no data and knows no domain type.
 */
@NullMarked
package vn.congvu.gateway;

import org.jspecify.annotations.NullMarked;
