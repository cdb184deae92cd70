/** Apache James by its WebAdmin REST interface. */
@NullMarked
package vn.congvu.mail.james;

import org.jspecify.annotations.NullMarked;
