package vn.congvu.backup.restore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.approval.SecondPerson;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.catalogue.Snapshots;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.backup.mailbox.MailboxState;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/**
 * Orders to restore: one person asks with a reason, another one approves. Mail is somebody else's
 * always, for nobody restores by this service for themselves.
 */
@ApplicationScoped
class RestoreService {

  private final Database database;
  private final MailboxService mailboxes;
  private final Snapshots snapshots;
  private final RestoreQueue queue;
  private final ExportSources exports;
  private final SecondPerson secondPerson;
  private final AuditTrail audit;
  private final Caller caller;
  private final Clock clock;

  RestoreService(
      Database database,
      MailboxService mailboxes,
      Snapshots snapshots,
      RestoreQueue queue,
      ExportSources exports,
      SecondPerson secondPerson,
      AuditTrail audit,
      Caller caller,
      Clock clock) {
    this.database = database;
    this.mailboxes = mailboxes;
    this.snapshots = snapshots;
    this.queue = queue;
    this.exports = exports;
    this.secondPerson = secondPerson;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
  }

  /** In no transaction: all the mail of a province takes longer to count than one may last. */
  RestorePreview preview(RestoreRequest asked) {
    Instant moment = moment(asked);
    var folders = new LinkedHashMap<Integer, List<RestorePreview.Folder>>();
    long messages = 0;
    long bytes = 0;
    Map<Integer, BackupMailbox> sources =
        sources(asked).stream()
            .collect(Collectors.toMap(BackupMailbox::number, Function.identity()));
    for (Snapshots.FolderSize size : snapshots.sizes(sources.keySet(), like(asked, moment))) {
      folders
          .computeIfAbsent(size.mailbox(), it -> new ArrayList<>())
          .add(new RestorePreview.Folder(size.folder(), size.messages(), size.bytes()));
      messages += size.messages();
      bytes += size.bytes();
    }
    List<RestorePreview.Mailbox> shown =
        folders.entrySet().stream()
            .limit(RestorePreview.MOST_SHOWN)
            .map(entry -> preview(sources.get(entry.getKey()), entry.getValue()))
            .toList();
    return new RestorePreview(moment, messages, bytes, folders.size(), shown);
  }

  private static RestorePreview.Mailbox preview(
      @Nullable BackupMailbox mailbox, List<RestorePreview.Folder> folders) {
    BackupMailbox known = Objects.requireNonNull(mailbox, "sizes come of these mailboxes only");
    return new RestorePreview.Mailbox(known.mailboxId(), known.address(), folders);
  }

  @Transactional
  RestoreView order(RestoreRequest asked) {
    Instant moment = moment(asked);
    List<BackupMailbox> sources = sources(asked);
    BackupMailbox target = target(asked, sources);
    List<Integer> numbers = sources.stream().map(BackupMailbox::number).toList();
    if (!snapshots.holdAnything(numbers, like(asked, moment))) {
      throw ProblemException.of(
          RestoreProblem.NOTHING_TO_RESTORE,
          "Ở thời điểm này không có thư nào trong phạm vi đã chọn.");
    }
    UUID id = Ids.next();
    Selection.Place place = place(asked);
    int _ =
        database.update(
            """
            insert into restore_order
              (id, state, requested_by, requested_by_name, requested_at, reason, legal_basis,
               moment, mailbox, unit_code, folder_name, folder, uid, destination, target,
               target_folder)
            values (?, 'AWAITING_APPROVAL', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            id,
            caller.subject(),
            caller.name(),
            clock.instant(),
            asked.reason(),
            asked.legalBasis(),
            moment,
            asked.mailboxId() == null ? null : sources.getFirst().number(),
            asked.unitCode(),
            asked.folder(),
            place == null ? null : place.folder(),
            place == null ? null : place.uid(),
            asked.destination().name(),
            target == null ? null : target.number(),
            asked.targetFolder());
    audit.record(
        AuditEntry.of("restore.order", "restore", id.toString())
            .unit(asked.mailboxId() == null ? asked.unitCode() : sources.getFirst().unitCode())
            .reason(asked.reason())
            .legalBasis(asked.legalBasis())
            .detail("destination", asked.destination())
            .detail("moment", moment)
            .detail("mailboxes", sources.size()));
    return require(id);
  }

  /** What is approved is what there is: mail that is yet to come was seen by nobody. */
  private Instant moment(RestoreRequest asked) {
    Instant now = clock.instant();
    Instant moment = asked.moment() == null ? now : asked.moment();
    if (moment.isAfter(now)) {
      throw ProblemException.of(
          RestoreProblem.MOMENT_TO_COME, "Chỉ khôi phục về một thời điểm đã qua.");
    }
    return moment;
  }

  /**
   * Another mailbox that receives; none when each goes back to where it came from. The address of a
   * deleted mailbox may be somebody else's by now. Of a unit's mailboxes the deleted ones fail by
   * themselves, each named.
   */
  private @Nullable BackupMailbox target(RestoreRequest asked, List<BackupMailbox> sources) {
    UUID wanted = asked.targetMailboxId();
    BackupMailbox target = wanted == null ? null : mailboxes.require(wanted);
    BackupMailbox receiver =
        target == null && asked.mailboxId() != null && !asked.destination().isExport()
            ? sources.getFirst()
            : target;
    if (receiver != null && receiver.state() == MailboxState.DELETED) {
      throw ProblemException.of(RestoreProblem.MAILBOX_DELETED, RestoreQueue.TARGET_DELETED);
    }
    return target;
  }

  /** Of any mailbox. */
  private static Selection like(RestoreRequest asked, Instant moment) {
    return new Selection(0, moment, asked.folder(), place(asked));
  }

  private static Selection.@Nullable Place place(RestoreRequest asked) {
    return asked.messageId() == null
        ? null
        : Selection.Place.parse(asked.messageId())
            .orElseThrow(
                () ->
                    ProblemException.of(
                        RestoreProblem.SELECTION_UNCLEAR,
                        "Mã thư không đúng dạng mà kết quả tìm kiếm trả về."));
  }

  private List<BackupMailbox> sources(RestoreRequest asked) {
    UUID mailboxId = asked.mailboxId();
    boolean oneMailbox = mailboxId != null;
    if (oneMailbox && asked.unitCode() != null
        || !oneMailbox && (asked.folder() != null || asked.messageId() != null)
        || (asked.destination() == Destination.MAILBOX) != (asked.targetMailboxId() != null)) {
      throw ProblemException.of(
          RestoreProblem.SELECTION_UNCLEAR,
          "Chọn một hộp thư, một đơn vị hoặc toàn tỉnh; thư mục và thư chỉ chọn trong một hộp thư;"
              + " hộp thư nhận chỉ ghi khi khôi phục sang hộp thư khác.");
    }
    return mailboxId != null
        ? List.of(mailboxes.require(mailboxId))
        : mailboxes.ofUnit(asked.unitCode());
  }

  @Transactional
  RestoreView require(UUID id) {
    return database
        .first(RestoreView.SELECT + " where r.id = ? " + RestoreView.GROUP, RestoreView::read, id)
        .orElseThrow(RestoreService::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy yêu cầu khôi phục này.");
  }

  /** Whoever approves answers for it, and so cannot be the one who asked. */
  @Transactional
  RestoreView approve(UUID id, @Nullable String ifMatch) {
    Order order = open(id, ifMatch);
    secondPerson.requireOtherThan(order.requestedBy());
    decide(order, order.destination().isExport() ? RestoreState.DONE : RestoreState.RUNNING);
    List<BackupMailbox> sources =
        order.mailbox() == null
            ? mailboxes.ofUnit(order.unitCode())
            : mailboxes.byNumber(order.mailbox()).stream().toList();
    if (order.destination().isExport()) {
      exports.freeze(order, sources);
    } else {
      queue.order(order, sources);
    }
    record("restore.approve", order, null);
    return require(id);
  }

  @Transactional
  RestoreView refuse(UUID id, @Nullable String ifMatch, String reason) {
    Order order = open(id, ifMatch);
    secondPerson.requireOtherThan(order.requestedBy());
    decide(order, RestoreState.REFUSED);
    record("restore.refuse", order, reason);
    return require(id);
  }

  /** What was put back stays; mailboxes that are being restored stop at their next message. */
  @Transactional
  RestoreView cancel(UUID id, @Nullable String ifMatch) {
    Order order = find(id);
    Versions.require(ifMatch, order.version());
    if (order.state() != RestoreState.AWAITING_APPROVAL && order.state() != RestoreState.RUNNING) {
      throw wrongState();
    }
    int changed =
        database.update(
            """
            update restore_order set state = 'CANCELLED', ended_at = ?, version = version + 1
             where id = ? and version = ?
            """,
            clock.instant(),
            id,
            order.version());
    requireOne(changed);
    queue.cancel(id);
    record("restore.cancel", order, null);
    return require(id);
  }

  private Order open(UUID id, @Nullable String ifMatch) {
    Order order = find(id);
    Versions.require(ifMatch, order.version());
    if (order.state() != RestoreState.AWAITING_APPROVAL) {
      throw wrongState();
    }
    return order;
  }

  Order find(UUID id) {
    return database.first(Order.SELECT, Order::read, id).orElseThrow(RestoreService::unknown);
  }

  private static ProblemException wrongState() {
    return ProblemException.of(
        RestoreProblem.WRONG_STATE, "Yêu cầu khôi phục không còn ở bước này.");
  }

  private void decide(Order order, RestoreState state) {
    Instant now = clock.instant();
    requireOne(
        database.update(
            """
            update restore_order
               set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, ended_at = ?,
                   version = version + 1
             where id = ? and version = ? and state = 'AWAITING_APPROVAL'
            """,
            state.name(),
            caller.subject(),
            caller.name(),
            now,
            state == RestoreState.RUNNING ? null : now,
            order.id(),
            order.version()));
  }

  private static void requireOne(int changed) {
    if (changed == 0) {
      throw wrongState();
    }
  }

  private void record(String action, Order order, @Nullable String reason) {
    audit.record(
        AuditEntry.of(action, "restore", order.id().toString())
            .unit(order.unitCode())
            .reason(reason));
  }
}
