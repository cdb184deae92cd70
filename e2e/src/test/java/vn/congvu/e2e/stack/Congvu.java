package vn.congvu.e2e.stack;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.congvu.e2e.system.Place;

/** The script {@code ./congvu} as someone at a shell uses it, on an installation of its own. */
public final class Congvu {

  private static final Path ROOT = Path.of(System.getProperty("congvu.root"));
  private static final List<Integer> PORTS =
      List.of(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 20, 21, 22, 100, 101, 102, 103, 104, 105);

  private final Place place;
  private final Path data;
  private final Map<String, String> environment;

  private Congvu(Place place, Path data, Map<String, String> environment) {
    this.place = place;
    this.data = data;
    this.environment = environment;
  }

  /** Free ports and an empty data folder. */
  public static Congvu ofItsOwn() {
    int base =
        IntStream.iterate(23_000, last -> last + 150)
            .limit(100)
            .filter(candidate -> PORTS.stream().allMatch(port -> isFree(candidate + port)))
            .findFirst()
            .orElseThrow();
    try {
      return new Congvu(new Place(base), Files.createTempDirectory("congvu-e2e"), Map.of());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Congvu with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Congvu(place, data, more);
  }

  public Place place() {
    return place;
  }

  public Path data() {
    return data;
  }

  /** A password that the installation drew for itself. */
  public String secret(String name) {
    return String.valueOf(properties("secrets.properties").getProperty(name));
  }

  /** Runs a command to its end. */
  public Said run(String... words) {
    try {
      Path output = Files.createTempFile("congvu-said", ".txt");
      try {
        Process process = start(output, words);
        if (!process.waitFor(8, MINUTES)) {
          process.destroy();
          throw new AssertionError(
              String.join(" ", words) + " did not end:\n" + Files.readString(output));
        }
        return new Said(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Starts a command and leaves it running; what it prints goes into the file. */
  public Process start(Path output, String... words) throws IOException {
    // A build in the background has SIGINT switched off, which every child would inherit.
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", ROOT.resolve("congvu").toString()));
    command.addAll(Arrays.asList(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("CONGVU_PORT_BASE", Integer.toString(place.portBase()));
    builder.environment().put("CONGVU_DATA", data.toString());
    builder.environment().put("CONGVU_SKIP_BUILD", "1");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The parts that run, in the order of their start. */
  public List<String> parts() {
    return written().map(words -> words[0]).toList();
  }

  /** The process of a part as the running stack has written it down. */
  public long pidOf(String part) {
    return written()
        .filter(words -> words[0].equals(part))
        .map(words -> Long.parseLong(words[2]))
        .findFirst()
        .orElseThrow();
  }

  /** The process that watches over the parts. */
  public long supervisor() {
    return Long.parseLong(state().getProperty("supervisor"));
  }

  private Stream<String[]> written() {
    Properties state = state();
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> state.getProperty("part." + number))
        .takeWhile(Objects::nonNull)
        .map(line -> line.split(" "));
  }

  private Properties state() {
    return properties("run/state.properties");
  }

  private Properties properties(String file) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As a crash or the kernel's memory killer does it. */
  public static void kill9(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  /** Processes and ports that the installation still holds. */
  public List<String> left() {
    List<String> left = new ArrayList<>();
    PORTS.stream()
        .map(port -> place.portBase() + port)
        .filter(port -> !isFree(port))
        .forEach(port -> left.add("port " + port));
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> read(process.resolve("environ")).contains("CONGVU_DATA=" + data))
          .map(process -> read(process.resolve("cmdline")).replace('\0', ' '))
          // A process that is ending has no command line any more.
          .filter(command -> !command.isBlank())
          .forEach(left::add);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return left;
  }

  /** Ends what runs and removes the data. */
  public void forget() {
    run("down");
    try (Stream<Path> tree = Files.walk(data)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  // The process may be gone, or another user's.
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
