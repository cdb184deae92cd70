package vn.congvu.benchmarks;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.JdbcKeyring;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.manifest.MailboxState;
import vn.congvu.backup.repository.store.FileStore;

/**
 * Our engine over files, in a process of its own. It prints how many seconds each step took; a step
 * begins with the opening of the repository.
 */
final class OurBackup {

  private static final int SAMPLES = 4_000;

  /** Mailboxes in a commit; the service lets 32 wait for each other. */
  private static final int TOGETHER = 100;

  private static final int MOST_CONNECTIONS = 20;

  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final String FROM = "From:";
  private static final int LONGEST_SENDER = 500;

  private final Path folder;
  private final Path files;
  private final int mailboxes;
  private final AgroalDataSource database;

  private OurBackup(Path folder, Path files, int mailboxes, AgroalDataSource database) {
    this.folder = folder;
    this.files = files;
    this.mailboxes = mailboxes;
    this.database = database;
  }

  private interface Step {
    void run() throws IOException, SQLException, InterruptedException, ExecutionException;
  }

  /**
   * @param args where the repository comes, the mail, the database; then, for an engine that is
   *     warm, the mail to warm up with, and how many times. Of one that is cold, which does the
   *     first backup only, its caller looks at the clock.
   */
  public static void main(String[] args)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    Path folder = Path.of(args[0]);
    AgroalDataSource database = database(args[2]);
    OurBackup measured =
        new OurBackup(folder.resolve("measured"), Path.of(args[1]), Corpus.MAILBOXES, database);
    if (args.length == 3) {
      measured.first();
      return;
    }
    // In the same database, for the connections of a service last too.
    OurBackup other =
        new OurBackup(folder.resolve("other"), Path.of(args[3]), Corpus.OTHER, database);
    for (int round = 0; round < Integer.parseInt(args[4]); round++) {
      other.forget();
      say(other);
    }
    for (int round = 0; round < Peers.TIMES; round++) {
      measured.forget();
      say(measured);
    }
  }

  private static void say(OurBackup backup)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    System.out.printf(
        Locale.ROOT,
        "%.3f %.3f %.3f%n",
        seconds(backup::first),
        seconds(backup::second),
        seconds(backup::restore));
  }

  private void forget() throws IOException, SQLException {
    Folders.delete(folder);
    new Catalogue(database).empty();
  }

  /** Connections are kept, as the service keeps them. */
  private static AgroalDataSource database(String url) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(MOST_CONNECTIONS)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
  }

  private static double seconds(Step step)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    step.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private Repository open() {
    return Repository.open(
        new FileStore(folder.resolve("store")),
        new JdbcKeyring(database),
        FileMasterKey.read(folder.resolve("master.key")),
        RepositoryOptions.of(folder.resolve("cache")));
  }

  private void first() throws IOException, SQLException, InterruptedException, ExecutionException {
    Files.createDirectories(folder);
    Path key = folder.resolve("master.key");
    Files.writeString(key, FileMasterKey.newLine("bench"));
    Repository.create(new FileStore(folder.resolve("store")), FileMasterKey.read(key));
    Catalogue catalogue = new Catalogue(database);
    catalogue.addFlags();
    try (Repository repository = open()) {
      boolean _ = repository.train(samples());
      inParallel(
          (worker, workers) -> {
            try (BackupWriter writer = repository.writer()) {
              Map<Integer, List<Catalogue.Kept>> boxes = new LinkedHashMap<>();
              for (int box = worker; box < mailboxes; box += workers) {
                List<Catalogue.Kept> kept = store(writer, files.resolve(Corpus.mailbox(box)));
                writer.store(manifest(Corpus.mailbox(box), kept));
                boxes.put(box, kept);
                if (boxes.size() == TOGETHER) {
                  commit(writer, catalogue, boxes);
                }
              }
              commit(writer, catalogue, boxes);
            }
          });
    }
  }

  /** Repository first, catalogue second, as the service does it. */
  private static void commit(
      BackupWriter writer, Catalogue catalogue, Map<Integer, List<Catalogue.Kept>> boxes)
      throws SQLException {
    writer.commit();
    catalogue.add(boxes, NOW);
    boxes.clear();
  }

  /**
   * Reads every mail again, as the other two do; the service asks the server what changed instead.
   */
  private void second() throws IOException, InterruptedException, ExecutionException {
    try (Repository repository = open()) {
      inParallel(
          (worker, workers) -> {
            try (BackupWriter writer = repository.writer()) {
              for (int box = worker; box < mailboxes; box += workers) {
                List<Catalogue.Kept> _ = store(writer, files.resolve(Corpus.mailbox(box)));
              }
              writer.commit();
            }
          });
    }
  }

  private void restore() throws IOException {
    Path out = Files.createDirectories(folder.resolve("restored"));
    try (Repository repository = open()) {
      String mailbox = Corpus.mailbox(FilesPhase.RESTORED % mailboxes);
      for (MailboxManifest.Entry entry :
          MailboxState.at(repository.manifests(mailbox), Instant.MAX).entries()) {
        try (OutputStream file =
            new BufferedOutputStream(Files.newOutputStream(out.resolve(entry.uid() + ".eml")))) {
          repository.read(entry.message(), file);
        }
      }
    }
  }

  private static List<Catalogue.Kept> store(BackupWriter writer, Path mailbox) throws IOException {
    List<Catalogue.Kept> kept = new ArrayList<>();
    for (Path file : mails(mailbox)) {
      byte[] mail = Files.readAllBytes(file);
      kept.add(Catalogue.Kept.of(writer.store(mail), sender(mail)));
    }
    return kept;
  }

  private static String sender(byte[] mail) {
    String head = new String(mail, 0, Math.min(mail.length, 4096), StandardCharsets.ISO_8859_1);
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, FROM, 0, FROM.length()))
        .map(line -> line.substring(FROM.length(), Math.min(line.length(), LONGEST_SENDER)))
        .map(sender -> sender.strip().toLowerCase(Locale.ROOT).replace("\0", ""))
        .findFirst()
        .orElse("");
  }

  private static MailboxManifest manifest(String mailbox, List<Catalogue.Kept> messages) {
    List<MailboxManifest.Entry> entries = new ArrayList<>();
    long uid = 0;
    for (Catalogue.Kept kept : messages) {
      StoredMessage message = kept.message();
      entries.add(new MailboxManifest.Entry(1, ++uid, NOW, Set.of("\\Seen"), message.address()));
    }
    return MailboxManifest.full(
        mailbox, NOW, List.of(new MailboxManifest.Folder(1, "INBOX", 1)), entries);
  }

  /** Read one by one as the training asks for them. */
  private Iterable<byte[]> samples() throws IOException {
    List<Path> samples = new ArrayList<>();
    for (int box = 0; box < mailboxes && samples.size() < SAMPLES; box += 3) {
      samples.addAll(mails(files.resolve(Corpus.mailbox(box))));
    }
    return () -> samples.stream().map(OurBackup::read).iterator();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> mails(Path mailbox) throws IOException {
    try (Stream<Path> mails = Files.list(mailbox)) {
      return mails.sorted().toList();
    }
  }

  private interface Work {
    void run(int worker, int workers) throws IOException, SQLException;
  }

  private static void inParallel(Work work) throws InterruptedException, ExecutionException {
    // One more than there are processors: one of them waits for the disk or the database.
    int workers = Runtime.getRuntime().availableProcessors() + 1;
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int worker = i;
        running.add(
            threads.submit(
                () -> {
                  work.run(worker, workers);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
