/** Which service owns which path, and the way there: deadline, breaker, size limit, proxy. */
@NullMarked
package vn.congvu.gateway.route;

import org.jspecify.annotations.NullMarked;
