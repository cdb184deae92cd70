package vn.congvu.security.mailaccess;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.mailbox.KnownMailbox;
import vn.congvu.security.mailbox.KnownMailboxes;

/** Reads the register, as far as it is a caller's to read. */
@ApplicationScoped
class AccessRegister {

  private final Database database;
  private final MailboxEntries entries;
  private final KnownMailboxes mailboxes;
  private final RightAuthority authority;

  AccessRegister(
      Database database,
      MailboxEntries entries,
      KnownMailboxes mailboxes,
      RightAuthority authority) {
    this.database = database;
    this.entries = entries;
    this.mailboxes = mailboxes;
    this.authority = authority;
  }

  @Transactional
  MyAccessView mine(Caller caller, MailboxEntries.@Nullable Mark before, int rows) {
    KnownMailbox own =
        mailboxes
            .byAddress(caller.username())
            .filter(it -> RightAuthority.owns(caller, it))
            .orElseThrow(MailboxRights::unknown);
    List<RightView> rights =
        database.query(
            RightView.SELECT
                + " where r.mailbox_id = ? or r.mailbox_id is null"
                + " order by r.mailbox_id nulls last, r.id",
            RightView::read,
            own.id());
    return new MyAccessView(own.address(), rights, entries.page(own.id(), true, before, rows));
  }

  record MyAccessView(String mailbox, List<RightView> rights, List<EntryView> entries) {}

  @Transactional
  List<RightView> page(
      Caller caller,
      @Nullable RightState state,
      @Nullable String mailbox,
      @Nullable UUID before,
      int rows) {
    boolean all = caller.seesAllUnits();
    Set<String> units = all ? Set.of() : authority.unitsOf(caller);
    String wanted = state == null ? null : state.name();
    return database.query(
        RightView.SELECT
            + """
             where (? or r.mailbox_id is null or m.unit_code = any (?))
               and (?::text is null or r.state = ?) and (?::text is null or m.address = ?)
               and (?::uuid is null or r.id < ?)
             order by r.id desc limit ?
            """,
        RightView::read,
        all,
        Database.texts(units),
        wanted,
        wanted,
        mailbox,
        mailbox,
        before,
        before,
        rows);
  }

  /** A right of a mailbox that the caller has a say about, reads all of, or holds. */
  @Transactional
  RightView require(Caller caller, UUID id) {
    RightView right =
        database
            .first(RightView.SELECT + " where r.id = ?", RightView::read, id)
            .orElseThrow(MailboxRights::unknown);
    String address = right.mailbox();
    boolean its =
        address == null
            || caller.seesAllUnits()
            || right.holder().equalsIgnoreCase(caller.username())
            || mailboxes.byAddress(address).filter(it -> authority.mayAsk(caller, it)).isPresent();
    if (!its) {
      throw MailboxRights.unknown();
    }
    return right;
  }

  @Transactional
  List<EntryView> entries(
      Caller caller, String address, MailboxEntries.@Nullable Mark before, int rows) {
    KnownMailbox mailbox =
        mailboxes
            .byAddress(address)
            .filter(it -> caller.seesAllUnits() || authority.mayAsk(caller, it))
            .orElseThrow(MailboxRights::unknown);
    return entries.page(mailbox.id(), RightAuthority.mayReadOfCases(caller, mailbox), before, rows);
  }
}
