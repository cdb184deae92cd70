/** What every service does with each HTTP request. */
@NullMarked
package vn.congvu.platform.web;

import org.jspecify.annotations.NullMarked;
