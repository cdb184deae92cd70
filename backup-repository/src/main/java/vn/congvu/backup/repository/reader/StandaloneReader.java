package vn.congvu.backup.repository.reader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.TokenMasterKey;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.manifest.MailboxState;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.place.LockMode;
import vn.congvu.backup.repository.place.StorePlace;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * The main class for the worst day: no service, no database, only a store, the master key and this
 * jar. Restores one mailbox as of one moment into a folder.
 */
public final class StandaloneReader {

  private static final String USAGE =
      """
      Usage: java -jar backup-repository.jar --store PLACE --master-key KEY --mailbox NAME --out FOLDER [--at MOMENT] [--mbox]
             java -jar backup-repository.jar --store PLACE --master-key KEY --list

        PLACE        a folder, or s3://bucket/prefix?region=…&endpoint=…&path-style=true&profile=… with credentials where the AWS tools look
        KEY          the master key file, or pkcs11:slot-id=…;object=…?module-path=…&pin-source=…
        --at MOMENT  as of this moment, such as 2026-11-24T08:00:00+07:00 or 2026-11-24T01:00:00Z; default: the last run
        --mbox       one .mbox file a folder instead of one .eml file a message
        --list       the mailboxes there are
      Ends with 0 when all came back, 1 when something did not (each is named), 2 when the arguments make no sense.\
      """;

  private static final Set<String> WITH_VALUE =
      Set.of("--store", "--master-key", "--mailbox", "--out", "--at");
  private static final Set<String> ALONE = Set.of("--mbox", "--list");

  private StandaloneReader() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      boolean takesValue = WITH_VALUE.contains(args[i]) && i + 1 < args.length;
      if (!takesValue && !ALONE.contains(args[i])) {
        err.println(USAGE);
        return 2;
      }
      options.put(args[i], takesValue ? args[++i] : "");
    }
    boolean list = options.containsKey("--list");
    boolean enough =
        options.keySet().containsAll(Set.of("--store", "--master-key"))
            && (list || options.keySet().containsAll(Set.of("--mailbox", "--out")));
    if (!enough) {
      err.println(USAGE);
      return 2;
    }
    try {
      return list ? list(options, out) : restore(options, out, err);
    } catch (RepositoryException | IOException e) {
      err.println(e.getMessage());
      return 1;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    } catch (DateTimeException e) {
      err.println("--at is no moment: " + options.get("--at"));
      return 2;
    }
  }

  private static int list(Map<String, String> options, PrintStream out) throws IOException {
    try (Opened opened = open(options)) {
      opened.repository.mailboxes().forEach(out::println);
    }
    return 0;
  }

  private static int restore(Map<String, String> options, PrintStream out, PrintStream err)
      throws IOException {
    String mailbox = options.getOrDefault("--mailbox", "");
    Instant moment = moment(options.get("--at"));
    Path target = Path.of(options.getOrDefault("--out", ""));
    try (Opened opened = open(options)) {
      int damaged = named(opened.repository, err);
      var unreadable = new ArrayList<String>();
      List<MailboxManifest> manifests =
          opened.repository.manifests(mailbox, trouble -> unreadable.add(trouble.getMessage()));
      unreadable.forEach(what -> err.println("A manifest of the mailbox: " + what));
      MailboxState state = MailboxState.at(manifests, moment);
      if (state.folders().isEmpty()) {
        err.println("There is nothing of mailbox " + mailbox + " at that moment.");
        return 1;
      }
      MailboxExport export =
          new MailboxExport(opened.repository, target, options.containsKey("--mbox"));
      MailboxExport.Result result = export.run(state);
      result.troubles().forEach(err::println);
      out.printf(
          "%d messages in %d folders restored, %d forgotten by order, %d failed.%n",
          result.restored(), state.folders().size(), result.forgotten(), result.failed());
      return result.failed() + damaged + unreadable.size() == 0 ? 0 : 1;
    }
  }

  /** A pack that is missing could hold mail of which nothing else tells. */
  private static int named(Repository repository, PrintStream err) {
    List<Check.Finding> findings = repository.check(false).findings();
    findings.forEach(finding -> err.println(finding.fault() + ": " + finding.what()));
    return findings.size();
  }

  private static Instant moment(@Nullable String text) {
    return text == null ? Instant.MAX : OffsetDateTime.parse(text).toInstant();
  }

  private static Opened open(Map<String, String> options) throws IOException {
    ObjectStore store =
        StorePlace.of(options.getOrDefault("--store", "")).open(LockMode.GOVERNANCE);
    MasterKey master = masterKey(options.getOrDefault("--master-key", ""));
    Path cache = Files.createTempDirectory("congvu-reader");
    Repository repository =
        Repository.open(store, new MirrorKeyring(store), master, RepositoryOptions.of(cache));
    return new Opened(repository, cache);
  }

  private static MasterKey masterKey(String address) {
    return TokenMasterKey.isNamedBy(address)
        ? TokenMasterKey.open(address)
        : FileMasterKey.read(Path.of(address));
  }

  private record Opened(Repository repository, Path cache) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      repository.close();
      try (var files = Files.walk(cache)) {
        for (Path file : new TreeSet<>(files.toList()).descendingSet()) {
          Files.delete(file);
        }
      }
    }
  }
}
