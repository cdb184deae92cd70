package vn.congvu.localstack;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mail server, on PostgreSQL and loopback. */
public final class James implements Part {

  /** Opens any mailbox in its owner's name; its domain exists for nothing else. */
  public static final String ADMINISTRATOR = "platform@congvu.example";

  /** How long an installation keeps what people delete. */
  private static final Duration DELETED_KEPT = Duration.ofDays(7);

  private final Layout layout;
  private final Path home;
  private final MailPorts ports;
  private final Map<String, String> database;
  private final Access access;
  private final boolean lasting;

  /**
   * @param webAdminPassword for the header {@code Password} of every call to WebAdmin
   * @param administratorPassword for {@link #ADMINISTRATOR}
   * @param fingerprintKey the file with the key by which mail is known again
   */
  public record Access(String webAdminPassword, String administratorPassword, Path fingerprintKey) {

    @Override
    public String toString() {
      return "Access";
    }
  }

  public record MailPorts(int webAdmin, int imap, int smtp, int submission) {

    public static MailPorts free() {
      return new MailPorts(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
    }
  }

  /**
   * @param database its JDBC {@code url}, {@code username} and {@code password}
   * @param lasting false for a test: it is not worth its while then to be compiled with care, and
   *     what is deleted is gone; and it needs memory for fewer large mails at a time
   */
  public James(
      Layout layout,
      Path home,
      MailPorts ports,
      Map<String, String> database,
      Access access,
      boolean lasting) {
    this.lasting = lasting;
    this.layout = layout;
    this.home = home;
    this.ports = ports;
    this.database = Map.copyOf(database);
    this.access = access;
  }

  @Override
  public String name() {
    return "james";
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.webAdmin(), ports.imap(), ports.smtp(), ports.submission());
  }

  public String webAdminUrl() {
    return "http://127.0.0.1:" + ports.webAdmin();
  }

  @Override
  public void prepare() {
    try {
      Files.createDirectories(home);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Command command() {
    Path module = layout.root().resolve("james/target");
    List<String> words =
        new ArrayList<>(List.of(Command.java(), "-Xms64m", lasting ? "-Xmx640m" : "-Xmx384m"));
    words.add("-XX:+UseSerialGC");
    if (!lasting) {
      words.add("-XX:TieredStopAtLevel=1");
    }
    words.add("-Dworking.directory=" + home);
    Path fingerprints = layout.root().resolve("fingerprints/target/classes");
    words.addAll(
        List.of(
            "-cp", module.resolve("classes") + ":" + fingerprints + ":" + module.resolve("lib/*")));
    words.add("vn.congvu.james.JamesServer");
    return Command.of(home, words)
        .withAll(
            Map.ofEntries(
                entry("JAMES_HOST", "127.0.0.1"),
                entry("JAMES_WEBADMIN_PORT", Integer.toString(ports.webAdmin())),
                entry("JAMES_IMAP_PORT", Integer.toString(ports.imap())),
                entry("JAMES_SMTP_PORT", Integer.toString(ports.smtp())),
                entry("JAMES_SUBMISSION_PORT", Integer.toString(ports.submission())),
                entry("JAMES_DATABASE_URL", database.get("url")),
                entry("JAMES_DATABASE_USERNAME", database.get("username")),
                entry("JAMES_DATABASE_PASSWORD", database.get("password")),
                entry("JAMES_WEBADMIN_PASSWORD", access.webAdminPassword()),
                entry("JAMES_ADMINISTRATOR", ADMINISTRATOR),
                entry("JAMES_ADMINISTRATOR_PASSWORD", access.administratorPassword()),
                entry("JAMES_FINGERPRINT_KEY_FILE", access.fingerprintKey().toString()),
                entry(
                    "JAMES_DELETED_MAIL_KEPT",
                    (lasting ? DELETED_KEPT : Duration.ZERO).toString())));
  }

  @Override
  public boolean isReady() {
    return Waiting.accepts(ports.imap())
        && Waiting.accepts(ports.smtp())
        && Waiting.accepts(ports.submission())
        && webAdmin().answers("/domains");
  }

  public WebAdmin webAdmin() {
    return new WebAdmin(webAdminUrl(), access.webAdminPassword());
  }
}
