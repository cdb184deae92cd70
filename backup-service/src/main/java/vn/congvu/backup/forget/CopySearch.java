package vn.congvu.backup.forget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.ProblemException;

/** Tells where a fingerprint lies, in time that follows the number of its copies. */
@ApplicationScoped
class CopySearch {

  private final Database database;
  private final Copies copies;
  private final RepositoryAccess repository;
  private final ForgetService orders;

  CopySearch(Database database, Copies copies, RepositoryAccess repository, ForgetService orders) {
    this.database = database;
    this.copies = copies;
    this.repository = repository;
    this.orders = orders;
  }

  @Transactional
  List<KnownFingerprint> fingerprints(FingerprintRequest of) {
    String messageId = of.messageId();
    String message = of.message();
    if ((messageId == null) == (message == null)) {
      throw unclear();
    }
    List<UUID> prints =
        messageId == null
            ? copies.prints(
                Selection.Place.parse(Objects.requireNonNull(message))
                    .orElseThrow(CopySearch::unclear))
            : List.of(repository.get().fingerprints().messageId(messageId).uuid());
    return prints.stream().map(this::known).toList();
  }

  private static ProblemException unclear() {
    return ProblemException.of(
        ForgetProblem.FINGERPRINT_UNCLEAR,
        "Chọn hoặc Message-ID, hoặc mã thư đúng dạng mà kết quả tìm kiếm trả về.");
  }

  private KnownFingerprint known(UUID print) {
    Copies.Extent extent = copies.extent(print);
    return new KnownFingerprint(
        Fingerprint.of(print).toString(),
        extent.messages(),
        extent.copies(),
        extent.mailboxes(),
        extent.letGo());
  }

  @Transactional
  Page<CopyView> ofFingerprint(String fingerprint, @Nullable String after, int limit) {
    List<String> keys = Cursor.decode(after, 2);
    Copies.Behind behind =
        keys.isEmpty() ? null : new Copies.Behind(keys.getFirst(), place(keys.getLast()));
    return Page.of(
        copies.page(Fingerprint.parse(fingerprint).uuid(), behind, limit + 1).stream()
            .map(
                copy ->
                    new CopyView(
                        copy.mailboxId(),
                        copy.address(),
                        copy.place().id(),
                        copy.from(),
                        copy.until()))
            .toList(),
        limit,
        copy -> Cursor.encode(copy.address(), copy.message()));
  }

  private static Selection.Place place(String key) {
    return Selection.Place.parse(key).orElseThrow(Cursor::unreadable);
  }

  /** The copies that an order was given for, also when nothing opens them any more. */
  @Transactional
  Page<CopyView> ofOrder(UUID order, @Nullable String after, int limit) {
    ForgetView _ = orders.require(order);
    List<String> keys = Cursor.decode(after, 1);
    Selection.Place behind = keys.isEmpty() ? new Selection.Place(0, 0) : place(keys.getFirst());
    return Page.of(
        database.query(
            """
            select b.mailbox_id, b.address, c.folder, c.uid, c.first_seen, c.last_seen
              from forgotten_copy c join backup_mailbox b on b.number = c.mailbox
             where c.order_id = ? and (c.folder, c.uid) > (?, ?)
             order by c.folder, c.uid limit ?
            """,
            row ->
                new CopyView(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    new Selection.Place(row.getInt(3), row.getLong(4)).id(),
                    Objects.requireNonNull(Database.instant(row, 5)),
                    Database.instant(row, 6)),
            order,
            behind.folder(),
            behind.uid(),
            limit + 1),
        limit,
        copy -> Cursor.encode(copy.message()));
  }
}
