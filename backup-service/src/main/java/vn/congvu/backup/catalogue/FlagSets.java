package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import vn.congvu.platform.database.Database;

/**
 * A number for each combination of flags: there are few of them and millions of messages. Asked
 * outside of transactions, so that a number that is remembered is never one that was rolled back.
 */
@ApplicationScoped
public class FlagSets {

  private final Database database;
  private final Map<Set<String>, Integer> known = new ConcurrentHashMap<>();
  private final Map<Integer, SortedSet<String>> byNumber = new ConcurrentHashMap<>();

  FlagSets(Database database) {
    this.database = database;
  }

  @Transactional(NOT_SUPPORTED)
  public int numberOf(SortedSet<String> flags) {
    Integer number = known.get(flags);
    if (number == null) {
      Database.Array array = Database.texts(flags);
      int _ =
          database.update("insert into flag_set (flags) values (?) on conflict do nothing", array);
      number =
          database
              .query("select id from flag_set where flags = ?", row -> row.getInt(1), array)
              .getFirst();
      known.put(new TreeSet<>(flags), number);
    }
    return number;
  }

  /** The flags of a number that {@link #numberOf} gave. */
  @Transactional(NOT_SUPPORTED)
  public SortedSet<String> flagsOf(int number) {
    return byNumber.computeIfAbsent(
        number,
        it ->
            database
                .query(
                    "select flags from flag_set where id = ?",
                    row -> new TreeSet<>(List.of((String[]) row.getArray(1).getArray())),
                    it)
                .getFirst());
  }
}
