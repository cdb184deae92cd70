/**
 * Reports by moving a message into a folder: a standing job for each personal mailbox looks into
 * that folder alone, and opens a case in the owner's name once for each message.
 */
@NullMarked
package vn.congvu.security.reportfolder;

import org.jspecify.annotations.NullMarked;
