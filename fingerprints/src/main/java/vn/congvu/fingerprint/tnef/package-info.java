/** What Outlook and Exchange send as winmail.dat (MS-OXTNEF), read only as far as content goes. */
@NullMarked
package vn.congvu.fingerprint.tnef;

import org.jspecify.annotations.NullMarked;
