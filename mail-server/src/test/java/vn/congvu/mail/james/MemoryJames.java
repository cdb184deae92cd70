package vn.congvu.mail.james;

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
import vn.congvu.mail.MailServerAway;

/** James's own application in memory with its vault switched on and our extension beside it. */
final class MemoryJames implements Part {

  static final String ADMINISTRATOR = "platform@congvu.example";

  private static final Layout LAYOUT = Layout.ofEnvironment();

  private final Path home;
  private final Path key;
  private final int webAdmin = FreePorts.next();
  private final int imap = FreePorts.next();

  MemoryJames(Path home, Path key) {
    this.home = home;
    this.key = key;
  }

  int webAdmin() {
    return webAdmin;
  }

  int imap() {
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
    try (Stream<Path> files =
        Files.list(LAYOUT.root().resolve("mail-server/src/test/resources/memory-james"))) {
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

  @Override
  public boolean isReady() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), imap)) {
      return new WebAdmin(MemoryJamesVaultTest.settings(this)).get("/domains").is(200);
    } catch (IOException | MailServerAway _) {
      return false;
    }
  }
}
