package vn.congvu.account.naming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The table {@code address_claim}. Each change is one statement whose condition is decided by the
 * database: of two that race for an address, the primary key lets one win.
 */
@ApplicationScoped
class AddressClaims {

  private static final int CLAIMS_PER_STATEMENT = 1000;

  private final Session database;

  AddressClaims(Session database) {
    this.database = database;
  }

  /** Which of the addresses nobody may claim now. */
  Set<String> takenAmong(Collection<String> addresses, Instant now) {
    if (addresses.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        database
            .createNativeQuery(
                """
                select address from address_claim
                where address = any(:addresses)
                  and (state <> 'QUARANTINED' or quarantined_until > :now)
                """,
                String.class)
            .setParameter("addresses", addresses.toArray(String[]::new))
            .setParameter("now", now)
            .getResultList());
  }

  boolean reserve(String address, UUID requestLineId, Instant now) {
    return 1
        == database
            .createNativeMutationQuery(
                """
                insert into address_claim as claim (address, state, request_line_id, changed_at)
                values (:address, 'RESERVED', :line, :now)
                on conflict (address) do update
                set state = 'RESERVED', request_line_id = :line, mailbox_id = null,
                    quarantined_until = null, changed_at = :now
                where (claim.state = 'QUARANTINED' and claim.quarantined_until <= :now)
                   or (claim.state = 'RESERVED' and claim.request_line_id = :line)
                """)
            .setParameter("address", address)
            .setParameter("line", requestLineId)
            .setParameter("now", now)
            .executeUpdate();
  }

  boolean take(String address, UUID mailboxId, Instant now) {
    return 1
        == database
            .createNativeMutationQuery(
                """
                insert into address_claim as claim (address, state, mailbox_id, changed_at)
                values (:address, 'IN_USE', :mailbox, :now)
                on conflict (address) do update
                set state = 'IN_USE', request_line_id = null, mailbox_id = :mailbox,
                    quarantined_until = null, changed_at = :now
                where claim.state = 'RESERVED'
                   or (claim.state = 'QUARANTINED' and claim.quarantined_until <= :now)
                   or (claim.state = 'IN_USE' and claim.mailbox_id = :mailbox)
                """)
            .setParameter("address", address)
            .setParameter("mailbox", mailboxId)
            .setParameter("now", now)
            .executeUpdate();
  }

  /** Returns the lines that now hold their address; no address may stand there twice. */
  Set<UUID> reserveAll(Map<UUID, String> addressByLine, Instant now) {
    Set<UUID> reserved = new HashSet<>();
    // In the order of addresses, so that two lists that meet wait for each other and do not lock.
    List<Map.Entry<UUID, String>> ordered =
        addressByLine.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    for (int from = 0; from < ordered.size(); from += CLAIMS_PER_STATEMENT) {
      var part = ordered.subList(from, Math.min(from + CLAIMS_PER_STATEMENT, ordered.size()));
      reserved.addAll(
          database
              .createNativeQuery(
                  """
                  insert into address_claim as claim (address, state, request_line_id, changed_at)
                  select wish.address, 'RESERVED', cast(wish.line as uuid), :now
                  from unnest(:addresses, :lines) as wish(address, line)
                  on conflict (address) do update
                  set state = 'RESERVED', request_line_id = excluded.request_line_id,
                      mailbox_id = null, quarantined_until = null, changed_at = :now
                  where (claim.state = 'QUARANTINED' and claim.quarantined_until <= :now)
                     or (claim.state = 'RESERVED'
                         and claim.request_line_id = excluded.request_line_id)
                  returning request_line_id
                  """,
                  UUID.class)
              .setParameter(
                  "addresses", part.stream().map(Map.Entry::getValue).toArray(String[]::new))
              .setParameter(
                  "lines",
                  part.stream().map(wish -> wish.getKey().toString()).toArray(String[]::new))
              .setParameter("now", now)
              .getResultList());
    }
    return reserved;
  }

  void releaseAll(Collection<UUID> requestLineIds) {
    if (requestLineIds.isEmpty()) {
      return;
    }
    database
        .createNativeMutationQuery(
            """
            delete from address_claim
            where state = 'RESERVED' and request_line_id = any(cast(:lines as uuid[]))
            """)
        .setParameter("lines", requestLineIds.stream().map(UUID::toString).toArray(String[]::new))
        .executeUpdate();
  }

  /** Also of an address that never stood in the book: its mail is somebody's all the same. */
  void quarantine(String address, Instant until, Instant now) {
    database
        .createNativeMutationQuery(
            """
            insert into address_claim as claim (address, state, quarantined_until, changed_at)
            values (:address, 'QUARANTINED', :until, :now)
            on conflict (address) do update
            set state = 'QUARANTINED', request_line_id = null, mailbox_id = null,
                quarantined_until = :until, changed_at = :now
            where claim.state = 'IN_USE'
            """)
        .setParameter("address", address)
        .setParameter("until", until)
        .setParameter("now", now)
        .executeUpdate();
  }
}
