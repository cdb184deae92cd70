/**
 * The register of article 16.3: who may enter whose mailbox, why and how long, and who did. A case
 * keeps what it did in its own ledger; owners read it here once the case has ended.
 */
@NullMarked
package vn.congvu.security.mailaccess;

import org.jspecify.annotations.NullMarked;
