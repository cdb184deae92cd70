package vn.congvu.james.vault;

import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.mail.JPAMailboxMapper;
import org.apache.james.mailbox.jpa.mail.JPAMessageMapper;
import org.apache.james.mailbox.jpa.mail.JPAModSeqProvider;
import org.apache.james.mailbox.jpa.mail.JPAUidProvider;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.store.mail.MailboxMapper;
import org.apache.james.mailbox.store.mail.MessageMapper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps what people delete, in the transaction that deletes it. What the platform removes is not
 * kept: it has its own copy, or is to be gone.
 */
public final class KeepingMappers extends JPAMailboxSessionMapperFactory {

  private static final String KEEP =
      """
      insert into congvu_vault (owner, head, body)
      select u.user_name, m.header_bytes, m.mail_bytes
        from james_mail m
        join james_mailbox b on b.mailbox_id = m.mailbox_id
        join james_user u on u.user_name = b.user_name
       where m.mailbox_id = ? and m.mail_uid between ? and ?
      """;

  private final EntityManagerFactory database;
  private final JPAUidProvider uids;
  private final JPAModSeqProvider modSeqs;
  private final TableVault vault;
  private final Username platform;

  /**
   * @param platform the administrator in whose name the platform opens mailboxes
   */
  public KeepingMappers(
      EntityManagerFactory database,
      JPAUidProvider uids,
      JPAModSeqProvider modSeqs,
      TableVault vault,
      Username platform) {
    super(database, uids, modSeqs);
    this.database = database;
    this.uids = uids;
    this.modSeqs = modSeqs;
    this.vault = vault;
    this.platform = platform;
  }

  @Override
  public MessageMapper createMessageMapper(MailboxSession session) {
    return keeps(session) ? new Messages() : super.createMessageMapper(session);
  }

  @Override
  public MailboxMapper createMailboxMapper(MailboxSession session) {
    return keeps(session) ? new Folders() : super.createMailboxMapper(session);
  }

  /** James's own work, ordered through WebAdmin, is nobody's login. */
  private boolean keeps(MailboxSession session) {
    return vault.isOn()
        && session.getLoggedInUser().filter(user -> !user.equals(platform)).isPresent();
  }

  private static void keep(EntityManager manager, Mailbox mailbox, MessageRange range) {
    manager
        .createNativeQuery(KEEP)
        .setParameter(1, ((JPAId) mailbox.getMailboxId()).getRawId())
        .setParameter(2, range.getUidFrom().asLong())
        .setParameter(3, range.getUidTo().asLong())
        .executeUpdate();
  }

  /** A mail that is moved comes here by another way. */
  private final class Messages extends JPAMessageMapper {

    Messages() {
      super(uids, modSeqs, database);
    }

    @Override
    public Map<MessageUid, MessageMetaData> deleteMessages(
        Mailbox mailbox, List<MessageUid> deleted) throws MailboxException {
      MessageRange.toRanges(deleted).forEach(range -> keep(getEntityManager(), mailbox, range));
      return super.deleteMessages(mailbox, deleted);
    }
  }

  private final class Folders extends JPAMailboxMapper {

    Folders() {
      super(database);
    }

    @Override
    public Mono<Void> delete(Mailbox mailbox) {
      return Mono.<Void>fromRunnable(
              () ->
                  keep(
                      getEntityManager(),
                      mailbox,
                      MessageRange.range(MessageUid.MIN_VALUE, MessageUid.MAX_VALUE)))
          .subscribeOn(Schedulers.boundedElastic())
          .then(super.delete(mailbox));
    }
  }
}
