package vn.congvu.security.approval;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.PlaceKind;

/** The lines of sets, and what they would be now. */
@ApplicationScoped
class SetLines {

  private static final int PAGE = 1_000;
  private static final UUID BEGINNING = new UUID(0, 0);

  private final Copies copies;
  private final Database database;

  SetLines(Copies copies, Database database) {
    this.copies = copies;
    this.database = database;
  }

  /** One copy of a set, as its export has it. */
  public record Line(int position, String text) {}

  /** Freezes what is there now. */
  @Transactional(MANDATORY)
  SetDigest.Sum write(FrozenSet set) {
    SetDigest digest = SetDigest.begin(set.spillId(), set.number());
    eachPage(
        set.spillId(),
        page -> {
          var rows = new ArrayList<@Nullable Object[]>(page.size());
          for (Copy copy : page) {
            String line = SetDigest.line(copy);
            rows.add(new @Nullable Object[] {set.id(), digest.add(line), copy.id(), line});
          }
          database.batch(
              "insert into result_set_line (set_id, position, copy_id, line) values (?, ?, ?, ?)",
              rows);
        });
    return digest.sum();
  }

  /** What the copies of a set are now; what was found since then is in none. */
  @Transactional(MANDATORY)
  SetDigest.Sum now(FrozenSet set) {
    SetDigest digest = SetDigest.begin(set.spillId(), set.number());
    UUID after = BEGINNING;
    List<UUID> ids;
    do {
      ids =
          database.query(
              """
              select copy_id from result_set_line
               where set_id = ? and copy_id > ? order by copy_id limit ?
              """,
              row -> row.getObject(1, UUID.class),
              set.id(),
              after,
              PAGE);
      for (Copy copy : copies.these(ids)) {
        int _ = digest.add(SetDigest.line(copy));
      }
      after = ids.isEmpty() ? after : ids.getLast();
    } while (ids.size() == PAGE);
    return digest.sum();
  }

  private void eachPage(UUID spillId, Consumer<List<Copy>> page) {
    boolean straight = areExpunged(spillId);
    UUID after = null;
    List<Copy> found;
    do {
      found = copies.page(spillId, Copies.Which.ALL, after, PAGE);
      page.accept(found.stream().filter(copy -> isDoomed(copy, straight)).toList());
      after = found.isEmpty() ? null : found.getLast().id();
    } while (found.size() == PAGE);
  }

  /** What lies sealed, and what cannot be taken away from where it lies without destroying it. */
  private static boolean isDoomed(Copy copy, boolean straight) {
    return switch (copy.state()) {
      case CONTAINED -> true;
      case FOUND ->
          straight || copy.kind() == PlaceKind.BACKUP_GENERATION || copy.kind() == PlaceKind.VAULT;
      case DOUBTFUL, EXCLUDED, DESTROYED, RELEASED, GONE -> false;
    };
  }

  /** How many somebody has still to look at, for they may be no copies. */
  @Transactional(MANDATORY)
  long doubtful(UUID spillId) {
    return copies.counts(spillId).stream()
        .filter(count -> count.state() == CopyState.DOUBTFUL)
        .mapToLong(Copies.Count::copies)
        .sum();
  }

  /** Asked of the orders themselves, for those who carry them out ask for approvals. */
  @Transactional(MANDATORY)
  boolean areGivenBack(UUID spillId) {
    return database
        .first(
            "select exists (select 1 from containment"
                + " where spill_id = ? and (aim = 'GIVE_BACK' or recheck))",
            row -> row.getBoolean(1),
            spillId)
        .orElseThrow();
  }

  /** Whether nothing of the case was sealed, and copies are expunged from where they lie. */
  @Transactional(MANDATORY)
  boolean areExpunged(UUID spillId) {
    return database
        .first(
            "select exists (select 1 from containment where spill_id = ? and straight)",
            row -> row.getBoolean(1),
            spillId)
        .orElseThrow();
  }

  /** How many copies still have to be taken away before anything can be approved. */
  @Transactional(MANDATORY)
  long uncontained(UUID spillId) {
    return copies.counts(spillId).stream()
        .filter(count -> count.state() == CopyState.FOUND)
        .filter(count -> count.kind() == PlaceKind.MAILBOX || count.kind() == PlaceKind.QUEUE)
        .mapToLong(Copies.Count::copies)
        .sum();
  }

  @Transactional(MANDATORY)
  List<Line> page(UUID setId, int after, int rows) {
    return database.query(
        "select position, line from result_set_line where set_id = ? and position > ?"
            + " order by position limit ?",
        row -> new Line(row.getInt(1), row.getString(2)),
        setId,
        after,
        rows);
  }

  /** The bytes of which the digest is. */
  @Transactional
  void export(FrozenSet set, OutputStream out) throws IOException {
    out.write((SetDigest.head(set.spillId(), set.number()) + "\n").getBytes(UTF_8));
    List<Line> page = page(set.id(), 0, PAGE);
    while (!page.isEmpty()) {
      for (Line line : page) {
        out.write((line.text() + "\n").getBytes(UTF_8));
      }
      page = page(set.id(), page.getLast().position(), PAGE);
    }
    out.flush();
  }
}
