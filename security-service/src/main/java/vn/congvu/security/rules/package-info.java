/** What the regulation in force asks of those who find a classified document. */
@NullMarked
package vn.congvu.security.rules;

import org.jspecify.annotations.NullMarked;
