package vn.congvu.james.changes;

import java.sql.SQLException;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.events.MailboxEvents;

/** Hears of each mail that came to a mailbox or left it, and of folders that came, went, moved. */
public final class ChangeListener implements EventListener.GroupEventListener {

  /** By which James knows the listener. */
  public static final class ChangeGroup extends Group {}

  private static final Group GROUP = new ChangeGroup();

  private final ChangedMailboxes changed;

  @Inject
  public ChangeListener(ChangedMailboxes changed) {
    this.changed = changed;
  }

  @Override
  public Group getDefaultGroup() {
    return GROUP;
  }

  /** Flags bring and take no mail, and change far more often. */
  @Override
  public boolean isHandling(Event event) {
    return event instanceof MailboxEvents.MailboxEvent
        && !(event instanceof MailboxEvents.FlagsUpdated);
  }

  @Override
  public void event(Event event) throws SQLException {
    if (event instanceof MailboxEvents.MailboxRenamed renamed) {
      changed(renamed.getNewPath().getUser());
    }
    if (event instanceof MailboxEvents.MailboxEvent change) {
      changed(change.getMailboxPath().getUser());
    }
  }

  private void changed(Username owner) throws SQLException {
    changed.changed(owner.asString());
  }
}
