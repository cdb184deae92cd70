package vn.congvu.backup.restore;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.platform.database.Database;

/**
 * The mailboxes of an export as of its approval: who joins the unit later was approved by nobody.
 */
@ApplicationScoped
class ExportSources {

  private final Database database;
  private final MailboxService mailboxes;

  ExportSources(Database database, MailboxService mailboxes) {
    this.database = database;
    this.mailboxes = mailboxes;
  }

  @Transactional(MANDATORY)
  void freeze(Order order, Collection<BackupMailbox> sources) {
    var rows = new ArrayList<@Nullable Object[]>();
    for (BackupMailbox source : sources) {
      rows.add(new @Nullable Object[] {order.id(), source.number()});
    }
    database.batch("insert into restore_export (restore_id, mailbox) values (?, ?)", rows);
  }

  List<BackupMailbox> of(Order order) {
    return mailboxes.among("select mailbox from restore_export where restore_id = ?", order.id());
  }
}
