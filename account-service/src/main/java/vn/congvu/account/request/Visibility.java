package vn.congvu.account.request;

import java.util.Set;
import java.util.UUID;

/**
 * Which requests a caller may see.
 *
 * @param units those of these units, and transfers away from them once they are sent
 * @param mailboxes those with a line about one of these, for an officer who sees their own only
 */
record Visibility(boolean all, Set<String> units, Set<UUID> mailboxes) {

  static final Visibility EVERYTHING = new Visibility(true, Set.of(), Set.of());

  /** Before it is sent a transfer is the receiving unit's own paper. */
  static final Set<RequestState> UNSENT =
      Set.of(RequestState.DRAFT, RequestState.AWAITING_HEAD, RequestState.WITHDRAWN);
}
