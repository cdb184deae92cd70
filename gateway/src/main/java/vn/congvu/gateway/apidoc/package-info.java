/** One OpenAPI document made of those of the services. */
@NullMarked
package vn.congvu.gateway.apidoc;

import org.jspecify.annotations.NullMarked;
