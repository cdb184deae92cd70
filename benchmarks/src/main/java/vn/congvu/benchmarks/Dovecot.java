package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.congvu.localstack.FreePorts;

/**
 * Dovecot as Debian has it, on folders of mail written directly, with IMAP for a client that may
 * enter every mailbox, and its own tool to expunge from all mailboxes at once. Needs to be root, as
 * Dovecot does.
 */
final class Dovecot implements AutoCloseable {

  /** Debian's user for mail. */
  private static final String OWNER = "mail";

  private static final String CLIENT = "platform";
  private static final String PASSWORD = "bench";

  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path home;
  private final Path config;
  private final int port = FreePorts.next();
  private final Program program;
  private final Process process;

  Dovecot(Path work, List<String> addresses, Mail.Content content)
      throws IOException, InterruptedException {
    this.home = Files.createDirectories(work.resolve("dovecot"));
    this.config = home.resolve("dovecot.conf");
    this.program = new Program(home, Map.of());
    // Its parts run as users of their own, and the temporary folder is its maker's alone.
    boolean _ = work.toFile().setExecutable(true, false);
    StringBuilder users = new StringBuilder();
    for (String address : addresses) {
      write(home.resolve("mail").resolve(address), content.of(address));
      users.append(address).append(":{PLAIN}none::::::\n");
    }
    Files.writeString(home.resolve("users"), users);
    Files.writeString(home.resolve("clients"), CLIENT + ":{PLAIN}" + PASSWORD + "\n");
    Files.writeString(config, config());
    Program.Ran _ =
        program.run(List.of("chown", "-R", OWNER + ":" + OWNER, home.resolve("mail").toString()));
    process =
        new ProcessBuilder("dovecot", "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("said").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    while (!Files.exists(home.resolve("run/auth-userdb"))) {
      if (!process.isAlive()) {
        throw new IOException("dovecot ended: " + Files.readString(home.resolve("said")));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  private static void write(Path maildir, List<byte[]> mails) throws IOException {
    for (String folder : List.of("cur", "new", "tmp")) {
      Files.createDirectories(maildir.resolve(folder));
    }
    int number = 0;
    for (byte[] mail : mails) {
      write(maildir, ++number, mail);
    }
  }

  private static void write(Path maildir, int number, byte[] mail) throws IOException {
    Path _ =
        Files.write(maildir.resolve("cur/17956944%02d.M1P1.bench:2,S".formatted(number)), mail);
  }

  /** One more mail in a mailbox that nobody has opened yet. */
  void put(String address, int number, byte[] mail) throws IOException {
    write(home.resolve("mail").resolve(address), number, mail);
  }

  /** By the names of application.properties, for a service that reads and writes mail here. */
  Map<String, String> settings() {
    return Map.of(
        "congvu.mail.imap-host",
        "127.0.0.1",
        "congvu.mail.imap-port",
        Integer.toString(port),
        "congvu.mail.admin-username",
        CLIENT,
        "congvu.mail.admin-password",
        PASSWORD,
        // Nobody asks this server to make a mailbox.
        "congvu.mail.webadmin-url",
        "http://127.0.0.1:1",
        "congvu.mail.webadmin-password",
        "none");
  }

  private String config() {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/state
    log_path = %1$s/log
    protocols = imap
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    auth_master_user_separator = *
    service imap-login {
      inet_listener imap {
        port = %3$d
      }
      inet_listener imaps {
        port = 0
      }
    }
    namespace inbox {
      inbox = yes
      separator = /
    }
    mail_location = maildir:%1$s/mail/%%u
    first_valid_uid = 1
    passdb {
      driver = passwd-file
      master = yes
      args = %1$s/clients
    }
    passdb {
      driver = passwd-file
      args = %1$s/users
    }
    userdb {
      driver = passwd-file
      args = %1$s/users
      default_fields = uid=%2$s gid=%2$s home=%1$s/mail/%%u
    }
    """
        .formatted(home, OWNER, port);
  }

  String version() throws IOException, InterruptedException {
    return program.run(List.of("dovecot", "--version")).said().split(" ", 2)[0];
  }

  /** Also fills Dovecot's caches, as a server that is in use has them; a line a mail is found. */
  Program.Ran search(String messageId) throws IOException, InterruptedException {
    return doveadm("search", messageId);
  }

  double expunge(String messageId) throws IOException, InterruptedException {
    return doveadm("expunge", messageId).seconds();
  }

  private Program.Ran doveadm(String verb, String messageId)
      throws IOException, InterruptedException {
    return program.run(
        List.of(
            "doveadm",
            "-c",
            config.toString(),
            verb,
            "-A",
            "mailbox",
            "*",
            "header",
            "Message-ID",
            messageId));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
