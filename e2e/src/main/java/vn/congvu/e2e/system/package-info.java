/** The running system as its users reach it: the gateway, the mail ports, the broker. */
@NullMarked
package vn.congvu.e2e.system;

import org.jspecify.annotations.NullMarked;
