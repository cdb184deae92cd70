package vn.congvu.account.mailbox;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mailboxes that a list names, each found by what it was named with. */
public record MailboxBriefs(Map<UUID, MailboxBrief> byId, Map<String, MailboxBrief> byAddress) {

  /**
   * @param address the main address or an alias; asked only when there is no id
   */
  public @Nullable MailboxBrief find(@Nullable UUID id, @Nullable String address) {
    if (id != null) {
      return byId.get(id);
    }
    return address == null ? null : byAddress.get(address);
  }
}
