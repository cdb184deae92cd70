package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

/** A repository in a folder, and the words the tests speak of it in. */
public final class Scenario implements AutoCloseable {

  private final Path folder;
  private final ObjectStore store;
  private final MasterKey master;
  private final Keyring keyring;
  private Repository repository;

  private Scenario(Path folder, ObjectStore store, MasterKey master, Keyring keyring) {
    this.folder = folder;
    this.store = store;
    this.master = master;
    this.keyring = keyring;
    this.repository = open();
  }

  public static Scenario in(Path folder) {
    ObjectStore store = new FileStore(folder.resolve("store"));
    return in(folder, store, new MirrorKeyring(store));
  }

  public static Scenario in(Path folder, ObjectStore store, Keyring keyring) {
    MasterKey master = newMaster(folder.resolve("master.key"));
    Repository.create(store, master);
    return new Scenario(folder, store, master, keyring);
  }

  public static MasterKey newMaster(Path file) {
    try {
      Files.writeString(file, FileMasterKey.newLine("first"));
      return FileMasterKey.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Repository repository() {
    return repository;
  }

  public ObjectStore store() {
    return store;
  }

  public MasterKey master() {
    return master;
  }

  public Path folder() {
    return folder;
  }

  public Path storeFolder() {
    return folder.resolve("store");
  }

  /** As after a restart on another machine: the local cache is gone. */
  public Repository reopenWithoutCache() {
    repository.close();
    delete(folder.resolve("cache"));
    repository = open();
    return repository;
  }

  public Repository reopen() {
    repository.close();
    repository = open();
    return repository;
  }

  public Repository reopenWith(List<ObjectStore> copies) {
    repository.close();
    copies.forEach(ObjectStore::make);
    repository = Repository.open(store, keyring, master, options("cache").withCopies(copies));
    return repository;
  }

  /** A second process on the same store, seen through another line. */
  public Repository openBeside(ObjectStore line) {
    delete(folder.resolve("cache-beside"));
    return Repository.open(line, new MirrorKeyring(line), master, options("cache-beside"));
  }

  public RepositoryOptions options(String cache) {
    return RepositoryOptions.of(folder.resolve(cache));
  }

  public StoredMessage store(String message) {
    return store(message.getBytes(UTF_8));
  }

  public StoredMessage store(byte[] message) {
    try (BackupWriter writer = repository.writer()) {
      StoredMessage stored = writer.store(message);
      writer.commit();
      return stored;
    }
  }

  public byte[] read(BlobAddress message) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      repository.read(message, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long storedBytes(String prefix) {
    return store.list(prefix).stream().mapToLong(object -> object.size()).sum();
  }

  @Override
  public void close() {
    repository.close();
  }

  private Repository open() {
    return Repository.open(store, keyring, master, options("cache"));
  }

  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] document(int bytes, long seed) {
    byte[] document = new byte[bytes];
    new Random(seed).nextBytes(document);
    return document;
  }

  public static String plain(String id, String text) {
    return """
    From: Nguyễn Văn An <an.nguyen@tinhmau.example>
    To: khanh.bui@tinhmau.example
    Subject: Báo cáo
    Message-ID: <%s@tinhmau.example>
    Content-Type: text/plain; charset=utf-8

    %s
    """
        .formatted(id, text)
        .replace("\n", "\r\n");
  }

  public static String withAttachment(String id, byte[] document, int line, String boundary) {
    String base64 = Base64.getMimeEncoder(line, "\r\n".getBytes(UTF_8)).encodeToString(document);
    return """
    From: an.nguyen@tinhmau.example
    Message-ID: <%s@tinhmau.example>
    References: <first@tinhmau.example> <second@tinhmau.example>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="%s"

    This is a message in several parts.
    --%s
    Content-Type: text/plain; charset=utf-8

    Kính gửi.
    --%s
    Content-Type: application/pdf; name="van-ban.pdf"
    Content-Transfer-Encoding: base64

    @
    --%s--
    """
        .formatted(id, boundary, boundary, boundary, boundary)
        .replace("\n", "\r\n")
        .replace("@\r\n--" + boundary + "--", base64 + "\r\n--" + boundary + "--");
  }

  /** Changes one bit of an object. */
  public static void flip(Path root, String key, int fromTheEnd) throws IOException {
    Path file = root.resolve(key);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - fromTheEnd] ^= 1;
    Files.write(file, bytes);
  }
}
