package vn.congvu.localstack.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.congvu.localstack.Command;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.Layout;
import vn.congvu.localstack.Part;
import vn.congvu.localstack.WebAdmin;

/** James's own application in memory with its vault switched on and our extension beside it. */
public final class MemoryJames implements Part {

  public static final String ADMINISTRATOR = "platform@congvu.example";

  private static final Layout LAYOUT = Layout.ofEnvironment();

  private final Path home;
  private final Path key;
  private final int webAdmin = FreePorts.next();
  private final int imap = FreePorts.next();

  /**
   * @param key the file with the key of the fingerprints
   */
  public MemoryJames(Path home, Path key) {
    this.home = home;
    this.key = key;
  }

  public int webAdmin() {
    return webAdmin;
  }

  public int imap() {
    return imap;
  }

  @Override
  public String name() {
    return "james-memory";
  }

  @Override
  public List<Integer> ports() {
    return List.of(webAdmin, imap);
  }

  @Override
  public void prepare() {
    Path configuration = home.resolve("conf");
    try (Stream<Path> files = Files.list(LAYOUT.root().resolve("james-memory/conf"))) {
      Files.createDirectories(configuration);
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.writeString(
            configuration.resolve(file.getFileName().toString()),
            text.replace("${env:JAMES_WEBADMIN_PORT}", Integer.toString(webAdmin)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Command command() {
    Path root = LAYOUT.root();
    String published;
    try {
      published = Files.readString(root.resolve("james-memory/target/class-path")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Command(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dworking.directory=" + home,
            "-Dlogback.configurationFile=" + root.resolve("james/src/main/resources/logback.xml"),
            "-cp",
            String.join(
                ":",
                root.resolve("james/target/classes").toString(),
                root.resolve("fingerprints/target/classes").toString(),
                published),
            "org.apache.james.MemoryJamesServerMain"),
        Map.of(
            "JAMES_HOST",
            "127.0.0.1",
            "JAMES_IMAP_PORT",
            Integer.toString(imap),
            "JAMES_ADMINISTRATOR",
            ADMINISTRATOR,
            "JAMES_FINGERPRINT_KEY_FILE",
            key.toString()),
        home,
        "TERM");
  }

  /** Its WebAdmin asks for no password. */
  public WebAdmin webAdminCalls() {
    return new WebAdmin("http://127.0.0.1:" + webAdmin, "none");
  }

  @Override
  public boolean isReady() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), imap)) {
      return webAdminCalls().answers("/domains");
    } catch (IOException e) {
      return false;
    }
  }
}
