package vn.congvu.security.mailbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
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
    int _ =
        database.update(
            """
            insert into known_address (mailbox_id, address, since) values (?, ?, ?)
            on conflict do nothing
            """,
            fact.mailboxId(),
            fact.address(),
            fact.occurredAt());
    if (deleted) {
      ends.forEach(end -> end.deleted(fact.mailboxId()));
    }
  }
}
