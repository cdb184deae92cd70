package vn.congvu.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.JdbcKeyring;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.manifest.MailboxState;
import vn.congvu.backup.repository.store.FileStore;

/** One run of our engine in a process of its own, as restic and borg run in theirs. */
final class OurBackup {

  private static final int SAMPLES = 2_000;
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private OurBackup() {}

  public static void main(String[] args)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    String phase = args[0];
    Path folder = Path.of(args[1]);
    Path files = Path.of(args[2]);
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(args[3]);
    database.setUser(args[4]);
    database.setPassword(args[4]);
    FileStore store = new FileStore(folder.resolve("store"));
    FileMasterKey master = FileMasterKey.read(folder.resolve("master.key"));
    if (phase.equals("first")) {
      Repository.create(store, master);
    }
    try (Repository repository =
        Repository.open(
            store,
            new JdbcKeyring(database),
            master,
            RepositoryOptions.of(folder.resolve("cache")))) {
      switch (phase) {
        case "first" -> {
          repository.train(samples(files));
          backUp(repository, files, new Catalogue(database));
        }
        case "second" -> storeAgain(repository, files);
        case "restore" -> restore(repository, Corpus.mailbox(1_234), Path.of(args[5]));
        default -> throw new IllegalArgumentException(phase);
      }
    }
  }

  private static void backUp(Repository repository, Path files, Catalogue catalogue)
      throws InterruptedException, ExecutionException {
    inParallel(
        (worker, workers) -> {
          try (BackupWriter writer = repository.writer()) {
            Map<Integer, List<StoredMessage>> boxes = new LinkedHashMap<>();
            for (int box = worker; box < Corpus.MAILBOXES; box += workers) {
              List<StoredMessage> stored = store(writer, files.resolve(Corpus.mailbox(box)));
              writer.store(manifest(Corpus.mailbox(box), stored));
              boxes.put(box, stored);
            }
            writer.commit();
            catalogue.add(boxes, NOW);
          }
        });
  }

  /**
   * Reads every mail again, as the other two do; the service asks the server what changed instead.
   */
  private static void storeAgain(Repository repository, Path files)
      throws InterruptedException, ExecutionException {
    inParallel(
        (worker, workers) -> {
          try (BackupWriter writer = repository.writer()) {
            for (int box = worker; box < Corpus.MAILBOXES; box += workers) {
              store(writer, files.resolve(Corpus.mailbox(box)));
            }
            writer.commit();
          }
        });
  }

  private static List<StoredMessage> store(BackupWriter writer, Path mailbox) throws IOException {
    List<StoredMessage> stored = new ArrayList<>();
    for (Path mail : mails(mailbox)) {
      stored.add(writer.store(Files.readAllBytes(mail)));
    }
    return stored;
  }

  private static MailboxManifest manifest(String mailbox, List<StoredMessage> stored) {
    List<MailboxManifest.Entry> entries = new ArrayList<>();
    long uid = 0;
    for (StoredMessage message : stored) {
      entries.add(new MailboxManifest.Entry(1, ++uid, NOW, Set.of("\\Seen"), message.address()));
    }
    return MailboxManifest.full(
        mailbox, NOW, List.of(new MailboxManifest.Folder(1, "INBOX", 1)), entries);
  }

  private static void restore(Repository repository, String mailbox, Path out) throws IOException {
    Files.createDirectories(out);
    for (MailboxManifest.Entry entry :
        MailboxState.at(repository.manifests(mailbox), Instant.MAX).entries()) {
      try (OutputStream file =
          new BufferedOutputStream(Files.newOutputStream(out.resolve(entry.uid() + ".eml")))) {
        repository.read(entry.message(), file);
      }
    }
  }

  /** Read one by one as the training asks for them. */
  private static Iterable<byte[]> samples(Path files) throws IOException {
    List<Path> samples = new ArrayList<>();
    for (int box = 0; samples.size() < SAMPLES; box += 5) {
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
    int workers = Runtime.getRuntime().availableProcessors();
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
