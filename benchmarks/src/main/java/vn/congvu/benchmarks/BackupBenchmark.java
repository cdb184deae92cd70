package vn.congvu.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.localstack.test.PostgresTestResource;

/**
 * Our repository, restic and borg over the same files, one after the other; prints a table and
 * keeps it in docs/benchmarks.md.
 */
public final class BackupBenchmark {

  private static final String SECRET = "only-for-this-run";

  private final Path work;
  private final List<String> lines = new ArrayList<>();

  private BackupBenchmark(Path work) {
    this.work = work;
  }

  private record Result(String tool, double first, double second, double restore, long bytes) {
    String line(long smallestPeer) {
      return String.format(
          Locale.ROOT,
          "| %s | %.1f s | %.1f s | %.2f s | %.1f MB | %.2f |",
          tool,
          first,
          second,
          restore,
          bytes / 1e6,
          (double) bytes / smallestPeer);
    }
  }

  /**
   * @param args the corpus, and where to write docs/benchmarks.md
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path work = Files.createTempDirectory("congvu-bench");
    try {
      BackupBenchmark benchmark = new BackupBenchmark(work);
      benchmark.run(Path.of(args[0]));
      String text = String.join("\n", benchmark.lines) + "\n";
      System.out.print(text);
      Files.writeString(Path.of(args[1]), text);
    } finally {
      delete(work);
    }
  }

  private void run(Path corpus) throws IOException, InterruptedException, SQLException {
    lines.add("# Benchmarks");
    lines.add("");
    lines.add("Written by `./congvu bench`; do not edit by hand. " + machine());
    measure(corpus, false, "2,000 mailboxes × 10 mails");
    measure(corpus, true, "The same, and one 2 MB attachment sent to 200 of them");
    lines.add("");
    lines.addAll(
        """
        Ours counts packs with manifests and keys, dictionaries, the mirrored keyring, and in PostgreSQL the keyring and the catalogue's
        tables with their indexes (bytes of `pg_total_relation_size`). Each of the three encrypts, and ours also takes fingerprints.
        First: all mail, new repository, process start included; ours trains its dictionaries in that time, and writes the catalogue.
        Second: the same mail again, every file read and hashed by all three (restic and borg skip files whose time and size are as
        before; ours has no such shortcut here, because the service asks the mail server what changed).
        Restore: one mailbox of ten mails to files, process start included. Last column: size against the smaller of restic and borg.\
        """
            .lines()
            .toList());
  }

  private void measure(Path corpus, boolean attachment, String title)
      throws IOException, InterruptedException, SQLException {
    Path files = work.resolve(attachment ? "files-attachment" : "files");
    long bytes = Corpus.spread(corpus, files, attachment);
    readOnce(files);
    Result restic = restic(files);
    Result borg = borg(files);
    Result ours = ours(files);
    long smallest = Math.min(restic.bytes(), borg.bytes());
    lines.add("");
    lines.add("## " + title + String.format(Locale.ROOT, " (%.0f MB)", bytes / 1e6));
    lines.add("");
    lines.add("| | first | second | restore | repository | of the smallest peer |");
    lines.add("|---|---|---|---|---|---|");
    for (Result result : List.of(ours, restic, borg)) {
      lines.add(result.line(smallest));
    }
  }

  private Result ours(Path files) throws IOException, InterruptedException, SQLException {
    Path folder = Files.createDirectories(work.resolve("ours"));
    Files.writeString(folder.resolve("master.key"), FileMasterKey.newLine("bench"));
    PostgresTestResource postgres = new PostgresTestResource();
    Map<String, String> started = postgres.start();
    try {
      String url = started.getOrDefault("quarkus.datasource.jdbc.url", "");
      String user = started.getOrDefault("quarkus.datasource.username", "");
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(url);
      database.setUser(user);
      database.setPassword(user);
      createKeyring(database);
      Catalogue catalogue = new Catalogue(database);
      catalogue.create();
      double first = timed(our("first", folder, files, url, user));
      double second = timed(our("second", folder, files, url, user));
      double restore = timed(our("restore", folder, files, url, user));
      long bytes = size(folder.resolve("store")) + catalogue.bytes();
      return new Result("Congvu", first, second, restore, bytes);
    } finally {
      postgres.stop();
      delete(folder);
    }
  }

  private List<String> our(String phase, Path folder, Path files, String url, String user) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        OurBackup.class.getName(),
        phase,
        folder.toString(),
        files.toString(),
        url,
        user,
        work.resolve("restored").toString());
  }

  private static void createKeyring(PGSimpleDataSource database) throws IOException, SQLException {
    String script = "/db/backup-repository/V202611241100__keyring_create.sql";
    try (InputStream sql = BackupBenchmark.class.getResourceAsStream(script);
        Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (sql == null) {
        throw new IOException("No " + script);
      }
      statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private Result restic(Path files) throws IOException, InterruptedException {
    Path repository = work.resolve("restic");
    List<String> base =
        List.of(
            "restic",
            "-q",
            "-r",
            repository.toString(),
            "--cache-dir",
            work.resolve("restic-cache").toString());
    timed(with(base, "init"));
    double first = timed(with(base, "backup", files.toString()));
    double second = timed(with(base, "backup", files.toString()));
    double restore =
        timed(
            with(
                base,
                "restore",
                "latest",
                "--include",
                files.resolve(Corpus.mailbox(1_234)).toString(),
                "--target",
                work.resolve("restored").toString()));
    long bytes = size(repository);
    delete(repository);
    return new Result(version("restic", "version"), first, second, restore, bytes);
  }

  private Result borg(Path files) throws IOException, InterruptedException {
    Path repository = work.resolve("borg");
    timed(List.of("borg", "init", "-e", "repokey-blake2", repository.toString()));
    double first =
        timed(List.of("borg", "create", "-C", "zstd,3", repository + "::first", files.toString()));
    double second =
        timed(List.of("borg", "create", "-C", "zstd,3", repository + "::second", files.toString()));
    double restore =
        timed(
            List.of(
                "borg",
                "extract",
                repository + "::first",
                files.resolve(Corpus.mailbox(1_234)).toString().substring(1)));
    long bytes = size(repository);
    delete(repository);
    return new Result(version("borg", "--version") + ", zstd 3", first, second, restore, bytes);
  }

  private double timed(List<String> command) throws IOException, InterruptedException {
    delete(work.resolve("restored"));
    Path log = work.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.directory(Files.createDirectories(work.resolve("at")).toFile());
    Map<String, String> environment = builder.environment();
    environment.put("RESTIC_PASSWORD", SECRET);
    environment.put("BORG_PASSPHRASE", SECRET);
    environment.put("BORG_BASE_DIR", work.resolve("borg-base").toString());
    long begin = System.nanoTime();
    int code = builder.start().waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(log));
    }
    return seconds;
  }

  private String version(String... command) throws IOException, InterruptedException {
    timed(List.of(command));
    String said = Files.readString(work.resolve("log")).strip();
    String[] words = said.split("\\s+");
    return words[0] + " " + words[1];
  }

  private static List<String> with(List<String> base, String... more) {
    List<String> command = new ArrayList<>(base);
    command.addAll(List.of(more));
    return command;
  }

  /** So that the first of the three does not pay for the disk alone. */
  private static void readOnce(Path files) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        Files.copy(file, OutputStream.nullOutputStream());
      }
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String machine() throws IOException {
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse(System.getProperty("os.arch"));
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return "%s, %d cores of %s, JDK %s, load %s when it began."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            cpu,
            Runtime.version().feature(),
            load);
  }
}
