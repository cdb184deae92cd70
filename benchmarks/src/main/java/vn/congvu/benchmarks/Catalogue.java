package vn.congvu.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.fingerprint.Fingerprint;

/**
 * The tables of backup-service, filled as it fills them: where each message lies, when it was seen,
 * and by which fingerprints it is found. They count as bytes of the repository, for nobody restores
 * without them.
 */
final class Catalogue {

  /** Whose rows grow with the mail; the other tables of the service stay empty here. */
  private static final String COUNTED =
      """
      'backup_mailbox', 'folder', 'folder_name', 'flag_set', 'sender', 'letter', 'placement',
      'pack_key', 'tombstone'\
      """;

  private final DataSource database;

  Catalogue(DataSource database) {
    this.database = database;
  }

  /** A message with what the service keeps of it beside the repository. */
  record Kept(
      StoredMessage message,
      String sender,
      List<UUID> prints,
      List<UUID> parts,
      List<UUID> references,
      UUID letter) {

    static Kept of(StoredMessage message, String sender) {
      List<UUID> prints = prints(message);
      List<UUID> parts = message.parts().stream().map(BlobAddress::uuid).distinct().toList();
      List<UUID> references =
          message.references().stream().map(Fingerprint::uuid).distinct().toList();
      UUID letter = letter(List.of(prints, parts, references), sender);
      return new Kept(message, sender, prints, parts, references, letter);
    }

    private static List<UUID> prints(StoredMessage stored) {
      List<UUID> prints = new ArrayList<>();
      if (stored.messageId() != null) {
        prints.add(stored.messageId().uuid());
      }
      stored.content().forEach(print -> prints.add(print.uuid()));
      return prints;
    }

    private static UUID letter(List<List<UUID>> hashes, String sender) {
      byte[] from = sender.getBytes(UTF_8);
      int all = hashes.stream().mapToInt(List::size).sum();
      ByteBuffer says = ByteBuffer.allocate(4 * hashes.size() + 16 * all + from.length);
      for (List<UUID> each : hashes) {
        says.putInt(each.size());
        each.forEach(
            hash ->
                says.putLong(hash.getMostSignificantBits())
                    .putLong(hash.getLeastSignificantBits()));
      }
      return UUID.nameUUIDFromBytes(says.put(from).array());
    }

    String hashes() {
      StringJoiner hashes = new StringJoiner(",", "{", "}");
      for (List<UUID> each : List.of(prints, parts, references)) {
        each.forEach(hash -> hashes.add(hash.toString()));
      }
      return hashes.toString();
    }
  }

  /** By the service's own migrations. */
  void create(Path root) throws IOException, SQLException {
    List<Path> scripts = new ArrayList<>();
    for (String folder :
        List.of(
            "backup-service/src/main/resources/db/migration",
            "backup-repository/src/main/resources/db/backup-repository",
            "platform/src/main/resources/db/platform")) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        scripts.addAll(files.toList());
      }
    }
    scripts.sort(Comparator.comparing(script -> script.getFileName().toString()));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (Path script : scripts) {
        boolean _ = statement.execute(Files.readString(script));
      }
    }
  }

  /** The mailboxes of a commit in one transaction. */
  void add(Map<Integer, List<Kept>> mailboxes, Instant now) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Map<String, Integer> senders = senders(connection, mailboxes);
      letters(connection, mailboxes, senders);
      for (Map.Entry<Integer, List<Kept>> mailbox : mailboxes.entrySet()) {
        int folder = folder(connection, mailbox.getKey(), mailbox.getValue().size(), now);
        placements(connection, folder, mailbox.getValue(), now);
      }
      connection.commit();
    }
  }

  private static Map<String, Integer> senders(
      Connection connection, Map<Integer, List<Kept>> mailboxes) throws SQLException {
    TreeSet<String> addresses = new TreeSet<>();
    mailboxes.values().forEach(all -> all.forEach(kept -> addresses.add(kept.sender())));
    Map<String, Integer> ids = new HashMap<>();
    try (PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into sender (address, search)
                select each, each || ' ' || translate(each, '@.-', '   ') from unnest(?) as each
                on conflict (address) do nothing
                """);
        PreparedStatement find =
            connection.prepareStatement("select address, id from sender where address = any (?)")) {
      insert.setArray(1, connection.createArrayOf("text", addresses.toArray()));
      int _ = insert.executeUpdate();
      find.setArray(1, connection.createArrayOf("text", addresses.toArray()));
      try (ResultSet rows = find.executeQuery()) {
        while (rows.next()) {
          ids.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    return ids;
  }

  private static void letters(
      Connection connection, Map<Integer, List<Kept>> mailboxes, Map<String, Integer> senders)
      throws SQLException {
    TreeMap<UUID, Kept> letters = new TreeMap<>();
    mailboxes.values().forEach(all -> all.forEach(kept -> letters.put(kept.letter(), kept)));
    Collection<Kept> all = letters.values();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into letter (id, sender, prints, parts, hashes)
            select id, sender, prints, parts, hashes::uuid[]
              from unnest(?, ?, ?, ?, ?) as new (id, sender, prints, parts, hashes)
            on conflict (id) do nothing
            """)) {
      insert.setArray(1, connection.createArrayOf("uuid", letters.keySet().toArray()));
      insert.setArray(2, column(connection, "integer", all, kept -> senders.get(kept.sender())));
      insert.setArray(3, column(connection, "integer", all, kept -> kept.prints().size()));
      insert.setArray(4, column(connection, "integer", all, kept -> kept.parts().size()));
      insert.setArray(5, column(connection, "text", all, Kept::hashes));
      int _ = insert.executeUpdate();
    }
  }

  private static Array column(
      Connection connection, String type, Collection<Kept> all, Function<Kept, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, all.stream().map(value).toArray());
  }

  private static int folder(Connection connection, int mailbox, int messages, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            with box as (
              insert into backup_mailbox (mailbox_id, version, address, unit_code, state)
              values (gen_random_uuid(), 1, ?, 'snv', 'IN_USE') returning number),
            inbox as (
              insert into folder (mailbox, uid_validity, wire_name, uid_next, mod_seq, messages,
                                  first_seen)
              select number, 1, 'INBOX', ?, 1, ?, ? from box returning id),
            named as (
              insert into folder_name (folder, first_seen, name, wire_name, search, delimiter)
              select id, ?, 'INBOX', 'INBOX', 'inbox', '.' from inbox returning folder)
            select folder from named
            """)) {
      insert.setString(1, Corpus.mailbox(mailbox));
      insert.setLong(2, messages + 1L);
      insert.setLong(3, messages);
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void placements(
      Connection connection, int folder, List<Kept> messages, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into placement (uid, message, letter, size, internal_date, flags, first_seen,
                                   folder)
            select row_number() over (), message, letter, size, ?, 1, ?, ?
              from unnest(?, ?, ?) as new (message, letter, size)
            """)) {
      insert.setObject(1, now.atOffset(ZoneOffset.UTC));
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      insert.setInt(3, folder);
      insert.setArray(
          4, column(connection, "uuid", messages, kept -> kept.message().address().uuid()));
      insert.setArray(5, column(connection, "uuid", messages, Kept::letter));
      insert.setArray(6, column(connection, "bigint", messages, kept -> kept.message().size()));
      int _ = insert.executeUpdate();
    }
  }

  /** Flags that all messages have here. */
  void addFlags() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      int _ = statement.executeUpdate("insert into flag_set (flags) values ('{\\\\Seen}')");
    }
  }

  /** For another repository in the same tables. */
  void empty() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ =
          statement.execute(
              "truncate announced_pack, " + COUNTED.replace("'", "") + " restart identity cascade");
    }
  }

  /** Tables and indexes, after the tidying that PostgreSQL does by itself in time. */
  long bytes() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("vacuum analyze");
      try (ResultSet row =
          statement.executeQuery(
              """
              select sum(pg_total_relation_size(oid)) from pg_class
               where relkind = 'r' and relnamespace = 'public'::regnamespace and relname in (%s)
              """
                  .formatted(COUNTED))) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
