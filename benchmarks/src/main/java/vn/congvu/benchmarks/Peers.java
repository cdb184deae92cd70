package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** restic and borg over the same files, each as its handbook says, encrypted and compressed. */
final class Peers {

  /** A first backup is measured, each time into a new repository. */
  static final int TIMES = 3;

  private static final String SECRET = "only-for-this-run";

  private final Path work;
  private final Program program;

  Peers(Path work) {
    this.work = work;
    this.program =
        new Program(
            work,
            Map.of(
                "RESTIC_PASSWORD",
                SECRET,
                "BORG_PASSPHRASE",
                SECRET,
                "BORG_BASE_DIR",
                work.resolve("borg-base").toString()));
  }

  /** Seconds with the start of the process, and bytes of the repository. */
  record Result(String tool, double first, double second, double restore, long bytes) {}

  Result restic(Path files, Path oneMailbox) throws IOException, InterruptedException {
    Path repository = work.resolve("restic");
    List<String> base =
        List.of(
            "restic",
            "-q",
            "-r",
            repository.toString(),
            "--cache-dir",
            work.resolve("restic-cache").toString());
    double first = first(repository, with(base, "init"), with(base, "backup", files.toString()));
    double second = timed(with(base, "backup", files.toString()));
    Path out = work.resolve("restored");
    double restore =
        timed(
            with(
                base,
                "restore",
                "latest",
                "--include",
                oneMailbox.toString(),
                "--target",
                out.toString()));
    Result result =
        new Result(version("restic", "version"), first, second, restore, Folders.bytes(repository));
    Folders.delete(out);
    Folders.delete(repository);
    return result;
  }

  Result borg(Path files, Path oneMailbox) throws IOException, InterruptedException {
    Path repository = work.resolve("borg");
    double first =
        first(
            repository,
            List.of("borg", "init", "-e", "repokey-blake2", repository.toString()),
            List.of("borg", "create", "-C", "zstd,3", repository + "::first", files.toString()));
    double second =
        timed(List.of("borg", "create", "-C", "zstd,3", repository + "::second", files.toString()));
    double restore =
        timed(
            List.of("borg", "extract", repository + "::first", oneMailbox.toString().substring(1)));
    Result result =
        new Result(
            version("borg", "--version") + ", zstd 3",
            first,
            second,
            restore,
            Folders.bytes(repository));
    Folders.delete(repository);
    return result;
  }

  /** The last of the repositories stays. */
  private double first(Path repository, List<String> init, List<String> backup)
      throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    while (seconds.size() < TIMES) {
      Folders.delete(repository);
      double _ = timed(init);
      seconds.add(timed(backup));
    }
    return median(seconds);
  }

  static double median(List<Double> odd) {
    return odd.stream().sorted().skip(odd.size() / 2).findFirst().orElseThrow();
  }

  private double timed(List<String> command) throws IOException, InterruptedException {
    return program.run(command).seconds();
  }

  private String version(String... command) throws IOException, InterruptedException {
    String[] words = program.run(List.of(command)).said().strip().split("\\s+");
    return words[0] + " " + words[1];
  }

  private static List<String> with(List<String> base, String... more) {
    List<String> command = new ArrayList<>(base);
    command.addAll(List.of(more));
    return command;
  }
}
