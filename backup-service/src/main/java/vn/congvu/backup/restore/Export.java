package vn.congvu.backup.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.KeptMessage;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.catalogue.Snapshots;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.mail.access.MessageSource;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** An approved order's mail as a zip stream; nothing of it is kept unencrypted on this side. */
@ApplicationScoped
class Export {

  private static final int PAGE = 200;
  private static final String LEFT_OUT = "KHONG-KHOI-PHUC-DUOC.txt";
  private static final DateTimeFormatter MBOX_DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

  private final RestoreService orders;
  private final ExportSources exports;
  private final Snapshots snapshots;
  private final Mail mail;
  private final AuditTrail audit;
  private final EnteredMailboxes entered;
  private final Caller caller;
  private final RestoreConfig config;
  private final Clock clock;

  Export(
      RestoreService orders,
      ExportSources exports,
      Snapshots snapshots,
      Mail mail,
      AuditTrail audit,
      EnteredMailboxes entered,
      Caller caller,
      RestoreConfig config,
      Clock clock) {
    this.orders = orders;
    this.exports = exports;
    this.snapshots = snapshots;
    this.mail = mail;
    this.audit = audit;
    this.entered = entered;
    this.caller = caller;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Every time that content leaves is recorded, before it does. It leaves for those two who decided
   * on it, and for a time.
   */
  @Transactional
  Order handOut(UUID id) {
    Order order = orders.find(id);
    Instant decided = order.decidedAt();
    if (!order.destination().isExport() || order.state() != RestoreState.DONE || decided == null) {
      throw ProblemException.of(
          RestoreProblem.WRONG_STATE, "Yêu cầu này không phải là bản xuất đã được duyệt.");
    }
    if (!List.of(order.requestedBy(), String.valueOf(order.decidedBy()))
        .contains(caller.subject())) {
      throw ProblemException.of(
          RestoreProblem.EXPORT_OF_OTHERS,
          "Chỉ người đề nghị và người duyệt được tải bản xuất này.");
    }
    if (decided.plus(config.exportFor()).isBefore(clock.instant())) {
      throw ProblemException.of(
          RestoreProblem.EXPORT_OVER, "Đã quá thời hạn tải bản xuất này; hãy lập yêu cầu mới.");
    }
    audit.record(
        AuditEntry.of("restore.export", "restore", id.toString())
            .unit(order.unitCode())
            .detail("destination", order.destination()));
    entered.exported(id, exports.of(order).stream().map(BackupMailbox::mailboxId).toList());
    return order;
  }

  void write(Order order, OutputStream out) throws IOException {
    List<BackupMailbox> sources = exports.of(order);
    var leftOut = new ArrayList<String>();
    try (var zip = new ZipOutputStream(out, UTF_8)) {
      for (BackupMailbox source : sources) {
        new Writing(order, source, zip, leftOut).write();
      }
      if (!leftOut.isEmpty()) {
        zip.putNextEntry(new ZipEntry(LEFT_OUT));
        zip.write(String.join("\n", leftOut).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  /** One mailbox of the export. */
  private final class Writing {

    private final Order order;
    private final BackupMailbox source;
    private final ZipOutputStream zip;
    private final List<String> leftOut;
    private int openFolder;

    Writing(Order order, BackupMailbox source, ZipOutputStream zip, List<String> leftOut) {
      this.order = order;
      this.source = source;
      this.zip = zip;
      this.leftOut = leftOut;
    }

    void write() throws IOException {
      Selection selection = order.of(source.number());
      Selection.Place behind = null;
      List<KeptMessage> page;
      do {
        page = snapshots.page(selection, behind, PAGE);
        for (KeptMessage message : page) {
          MessageSource content = content(message);
          if (content != null) {
            write(message, content);
          }
        }
        behind = page.isEmpty() ? null : page.getLast().place();
      } while (page.size() == PAGE);
      if (openFolder != 0) {
        zip.closeEntry();
      }
    }

    private @Nullable MessageSource content(KeptMessage message) {
      try {
        return mail.verified(message.address(), message.size());
      } catch (RepositoryException e) {
        Log.warnf(e, "Message left out of an export: place=%s", message.place().id());
        leftOut.add(
            source.address()
                + " "
                + message.folder().name()
                + " "
                + message.place().id()
                + ": "
                + e.fault());
        return null;
      }
    }

    private void write(KeptMessage message, MessageSource content) throws IOException {
      if (order.destination() == Destination.EML) {
        zip.putNextEntry(new ZipEntry(folder(message) + "/" + message.place().id() + ".eml"));
        content.writeTo(zip);
        zip.closeEntry();
        return;
      }
      if (openFolder != message.place().folder()) {
        if (openFolder != 0) {
          zip.closeEntry();
        }
        openFolder = message.place().folder();
        zip.putNextEntry(new ZipEntry(folder(message) + "-" + openFolder + ".mbox"));
      }
      String from =
          "From MAILER-DAEMON "
              + MBOX_DATE.format(message.internalDate().atOffset(ZoneOffset.UTC))
              + "\n";
      zip.write(from.getBytes(US_ASCII));
      var quoting = new MboxQuoting(zip);
      content.writeTo(quoting);
      quoting.end();
    }

    /** The folder's levels as folders; no name can climb out of where the zip is unpacked. */
    private String folder(KeptMessage message) {
      String name = message.folder().name();
      char delimiter = message.folder().delimiter();
      String path = delimiter == '\0' ? name : name.replace(delimiter, '\uffff');
      String safe =
          path.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_")
              .replace('\uffff', '/')
              .replaceAll("(^|/)\\.+(?=/|$)", "$1_");
      return source.address() + "/" + safe;
    }
  }
}
