package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.text.SearchText;

/**
 * What all copies of one mail have in common: sender, fingerprints, the blobs they share. Written
 * once, however many mailboxes the mail was delivered to.
 */
@ApplicationScoped
class Letters {

  private final Database database;

  Letters(Database database) {
    this.database = database;
  }

  /** A digest of all that a letter says; the same content gives the same letter. */
  static UUID id(NewMessage.Content content) {
    MessageDigest sha256 = sha256();
    sha256.update(
        ByteBuffer.allocate(8)
            .putInt(content.prints().size())
            .putInt(content.parts().size())
            .flip());
    hashes(content)
        .forEach(
            hash ->
                sha256.update(
                    ByteBuffer.allocate(16)
                        .putLong(hash.getMostSignificantBits())
                        .putLong(hash.getLeastSignificantBits())
                        .flip()));
    sha256.update((content.sender() + '\0' + content.subject()).getBytes(UTF_8));
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    return new UUID(digest.getLong(), digest.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }

  private static Stream<UUID> hashes(NewMessage.Content content) {
    return Stream.of(content.prints(), content.parts(), content.references()).flatMap(List::stream);
  }

  /** Those that are known already stay as they are. */
  @Transactional(MANDATORY)
  void store(Collection<NewMessage.Content> contents) {
    var letters = new TreeMap<UUID, NewMessage.Content>();
    contents.forEach(content -> letters.put(id(content), content));
    if (letters.isEmpty()) {
      return;
    }
    Map<String, Integer> senders = senders(letters.values());
    var from = new ArrayList<@Nullable Integer>();
    var prints = new ArrayList<Integer>();
    var parts = new ArrayList<Integer>();
    var hashes = new ArrayList<String>();
    var subjects = new ArrayList<@Nullable String>();
    for (NewMessage.Content content : letters.values()) {
      from.add(senders.get(content.sender()));
      prints.add(content.prints().size());
      parts.add(content.parts().size());
      // An array within an array: PostgreSQL has none whose members differ in length.
      hashes.add(hashes(content).map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
      subjects.add(content.subject() == null ? null : SearchText.of(content.subject()));
    }
    int _ =
        database.update(
            """
            insert into letter (id, sender, prints, parts, hashes, subject)
            select id, sender, prints, parts, hashes::uuid[], subject
              from unnest(?, ?, ?, ?, ?, ?) as new (id, sender, prints, parts, hashes, subject)
            on conflict (id) do nothing
            """,
            Database.uuids(letters.keySet()),
            new Database.Array("integer", from.toArray()),
            Database.integers(prints),
            Database.integers(parts),
            Database.texts(hashes),
            new Database.Array("text", subjects.toArray()));
  }

  private Map<String, Integer> senders(Collection<NewMessage.Content> contents) {
    var addresses = new TreeSet<String>();
    contents.forEach(content -> addresses.add(content.sender()));
    var searches = addresses.stream().map(address -> SearchText.of(address)).toList();
    int _ =
        database.update(
            """
            insert into sender (address, search) select * from unnest(?, ?)
            on conflict (address) do nothing
            """,
            Database.texts(addresses),
            Database.texts(searches));
    var ids = new HashMap<String, Integer>();
    database.stream(
        "select address, id from sender where address = any (?)",
        row -> Map.entry(row.getString(1), row.getInt(2)),
        entry -> ids.put(entry.getKey(), entry.getValue()),
        Database.texts(addresses));
    return ids;
  }
}
