package vn.congvu.security.mailbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.database.Database;

@ApplicationScoped
public class KnownMailboxes {

  private static final String SELECT =
      "select " + KnownMailbox.COLUMNS + " from known_mailbox where not deleted and ";

  private final Database database;
  private final List<MailboxEnd> ends;

  KnownMailboxes(Database database, @All List<MailboxEnd> ends) {
    this.database = database;
    this.ends = ends;
  }

  /** The newest one that bears it, while the fact that another one lost it is still under way. */
  @Transactional(SUPPORTS)
  public Optional<KnownMailbox> byAddress(String address) {
    return database.first(
        SELECT + "address = ? order by mailbox_id desc limit 1",
        KnownMailbox::read,
        address.strip().toLowerCase(Locale.ROOT));
  }

  @Transactional(SUPPORTS)
  public Optional<KnownMailbox> byId(UUID id) {
    return database.first(SELECT + "mailbox_id = ?", KnownMailbox::read, id);
  }

  /** An address as it was at a moment. */
  public record Borne(String address, Instant at) {}

  /**
   * The mailbox that bore an address, as it is now.
   *
   * @param address its own; that which it had last when it was deleted
   */
  public record Bearer(String address, boolean deleted) {}

  /** Whose the addresses were; of those that nobody has announced nothing is said. */
  @Transactional(SUPPORTS)
  public Map<Borne, Bearer> bearers(Collection<Borne> borne) {
    var bearers = new HashMap<Borne, Bearer>();
    List<Borne> asked = List.copyOf(borne);
    database
        .query(
            """
            select asked.number, m.address, m.deleted
              from unnest(?::text[], ?::text[]::timestamptz[])
                     with ordinality as asked (address, at, number)
             cross join lateral (
                   select k.address, k.deleted
                     from known_address a join known_mailbox k on k.mailbox_id = a.mailbox_id
                    where a.address = asked.address
                    order by a.since > asked.at,
                             case when a.since > asked.at then a.since end, a.since desc
                    limit 1) m
            """,
            row ->
                Map.entry(
                    asked.get(row.getInt(1) - 1), new Bearer(row.getString(2), row.getBoolean(3))),
            Database.texts(
                asked.stream().map(it -> it.address().toLowerCase(Locale.ROOT)).toList()),
            Database.texts(asked.stream().map(it -> it.at().toString()).toList()))
        .forEach(it -> bearers.put(it.getKey(), it.getValue()));
    return bearers;
  }

  @Transactional(SUPPORTS)
  public Optional<Bearer> bearer(String address, Instant at) {
    var borne = new Borne(address, at);
    return Optional.ofNullable(bearers(List.of(borne)).get(borne));
  }

  /** Whether somebody has announced that the mailbox which bore it then is deleted. */
  public boolean isDeleted(String address, Instant at) {
    return bearer(address, at).map(Bearer::deleted).orElse(false);
  }

  /** Of those that are closed too: their mail is still there. */
  @Transactional(SUPPORTS)
  public List<String> addresses() {
    return database.query(
        "select distinct address from known_mailbox where not deleted", row -> row.getString(1));
  }

  /** The province's own: those of all addresses that a mailbox ever had. */
  @Transactional(SUPPORTS)
  public Set<String> domains() {
    return Set.copyOf(
        database.query(
            "select distinct split_part(address, '@', 2) from known_address",
            row -> row.getString(1)));
  }

  /** A fact that is older than what is known says nothing new. */
  @Transactional(MANDATORY)
  void learn(MailboxEvent fact) {
    boolean organisation =
        fact instanceof MailboxEvent.MailboxIssued issued
            && issued.kind() == MailboxEvent.Kind.ORGANISATION;
    boolean deleted = fact instanceof MailboxEvent.MailboxDeleted;
    int changed =
        database.update(
            """
            insert into known_mailbox
                (mailbox_id, fact_version, address, unit_code, organisation, deleted)
            values (?, ?, ?, ?, ?, ?)
            on conflict (mailbox_id) do update
              set fact_version = excluded.fact_version, address = excluded.address,
                  unit_code = excluded.unit_code,
                  organisation = known_mailbox.organisation or excluded.organisation,
                  deleted = excluded.deleted
              where known_mailbox.fact_version < excluded.fact_version
            """,
            fact.mailboxId(),
            fact.version(),
            fact.address(),
            fact.unitCode(),
            organisation,
            deleted);
    if (changed == 0) {
      return;
    }
    remember(fact, fact.address());
    if (fact instanceof MailboxEvent.MailboxRenamed renamed) {
      remember(fact, renamed.previousAddress());
    }
    if (deleted) {
      ends.forEach(end -> end.deleted(fact.mailboxId()));
    }
  }

  private void remember(MailboxEvent fact, String address) {
    int _ =
        database.update(
            """
            insert into known_address (mailbox_id, address, since) values (?, ?, ?)
            on conflict do nothing
            """,
            fact.mailboxId(),
            address,
            fact.occurredAt());
  }
}
