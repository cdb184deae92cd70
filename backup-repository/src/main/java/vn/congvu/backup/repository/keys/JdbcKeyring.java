package vn.congvu.backup.repository.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;

/**
 * The keyring in PostgreSQL: the tables of {@code db/backup-repository}. Each call is a transaction
 * of its own.
 *
 * <p>PostgreSQL leaves a replaced row where it lies, in the table's file and in its log. To have it
 * removed, the database's owner needs {@code pg_checkpoint} and {@code pg_switch_wal}, and a server
 * that removes old log instead of using its files again ({@code wal_recycle = off}).
 */
public final class JdbcKeyring implements Keyring {

  private static final String REMOVES_OLD =
      """
      select current_setting('wal_recycle') = 'off'
         and pg_has_role(current_user, 'pg_checkpoint', 'usage')
         and has_function_privilege('pg_switch_wal()', 'execute')
      """;

  private final DataSource database;

  public JdbcKeyring(DataSource database) {
    this.database = database;
  }

  @Override
  public void announce(Collection<UUID> packs) {
    update(
        "insert into announced_pack select unnest(?) on conflict do nothing",
        (Object) packs.toArray(UUID[]::new));
  }

  @Override
  public Set<UUID> unannounced(Collection<UUID> packs) {
    return new HashSet<>(
        query(
            """
            select pack from unnest(?) as asked (pack)
             where not exists (select from announced_pack a where a.pack = asked.pack)
            """,
            row -> row.getObject(1, UUID.class),
            (Object) packs.toArray(UUID[]::new)));
  }

  @Override
  public void add(PackKey key) {
    update(
        """
        insert into pack_key (pack, generation, page, master_key, wrapped) values (?, ?, ?, ?, ?)
        on conflict (pack) do nothing
        """,
        key.pack(),
        key.generation(),
        key.page(),
        key.masterKey(),
        key.wrapped());
  }

  @Override
  public Optional<PackKey> find(UUID pack) {
    return query(
            "select generation, page, master_key, wrapped from pack_key where pack = ?",
            row ->
                new PackKey(
                    pack,
                    row.getInt(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getBytes(4)),
            pack)
        .stream()
        .findFirst();
  }

  @Override
  public List<UUID> packs() {
    return query("select pack from pack_key order by pack", row -> row.getObject(1, UUID.class));
  }

  @Override
  public boolean replace(PackKey key) {
    return update(
            """
            update pack_key set generation = ?, page = ?, master_key = ?, wrapped = ?
            where pack = ? and generation = ?
            """,
            key.generation(),
            key.page(),
            key.masterKey(),
            key.wrapped(),
            key.pack(),
            key.generation() - 1)
        == 1;
  }

  @Override
  public void rewrapped(PackKey key) {
    update(
        "update pack_key set master_key = ?, wrapped = ? where pack = ? and generation = ?",
        key.masterKey(),
        key.wrapped(),
        key.pack(),
        key.generation());
  }

  @Override
  public void catchUp(PackKey key) {
    update(
        """
        update pack_key set generation = ?, page = ?, master_key = ?, wrapped = ?
        where pack = ? and generation < ?
        """,
        key.generation(),
        key.page(),
        key.masterKey(),
        key.wrapped(),
        key.pack(),
        key.generation());
  }

  @Override
  public void remove(UUID pack) {
    update("delete from pack_key where pack = ?", pack);
  }

  @Override
  public boolean removeOld() {
    if (!query(REMOVES_OLD, row -> row.getBoolean(1)).getFirst()) {
      return false;
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String step :
          List.of("vacuum full pack_key", "checkpoint", "select pg_switch_wal()", "checkpoint")) {
        statement.execute(step);
      }
      return true;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  @Override
  public void bury(Burial burial) {
    update(
        "insert into tombstone (id, signed, settled) values (?, ?, ?) on conflict (id) do nothing",
        burial.tombstone(),
        burial.signed(),
        burial.settled());
  }

  @Override
  public void settle(UUID tombstone) {
    update("update tombstone set settled = true where id = ?", tombstone);
  }

  @Override
  public List<Burial> burials() {
    return query(
        "select id, signed, settled from tombstone order by id",
        row -> new Burial(row.getObject(1, UUID.class), row.getBytes(2), row.getBoolean(3)));
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values)) {
      int rows = statement.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return rows;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static RepositoryException away(SQLException e) {
    return new RepositoryException(Fault.STORE_AWAY, "the keyring's database does not answer", e);
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
