package vn.congvu.mail.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same contract on another maker's server, where a machine has it (Debian: dovecot-imapd). */
@EnabledIf("isInstalled")
class DovecotAccessTest extends MailAccessContract {

  private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
  private static final String MASTER = "platform";
  private static final String PASSWORD = "test-master";

  private static final AtomicInteger USED = new AtomicInteger();

  @TempDir static Path home;
  private static int port;
  private static Process dovecot;

  static boolean isInstalled() {
    return Files.isExecutable(DOVECOT) && System.getProperty("user.name").equals("root");
  }

  @BeforeAll
  static void startDovecot() throws Exception {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    // Dovecot drops to its own users, who must reach the folder that JUnit made for root alone.
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path mail = Files.createDirectory(home.resolve("mail"));
    Files.setPosixFilePermissions(mail, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(home.resolve("masters"), MASTER + ":{PLAIN}" + PASSWORD + "\n");
    // All at once: Dovecot does not look again at a file that changed within the same second.
    Files.write(
        home.resolve("users"),
        IntStream.range(0, 100).mapToObj(i -> address(i) + ":::::::").toList());
    Path config = Files.writeString(home.resolve("dovecot.conf"), configuration());
    dovecot =
        new ProcessBuilder(DOVECOT.toString(), "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output").toFile())
            .start();
    awaitGreeting();
  }

  private static String configuration() {
    return """
    protocols = imap
    base_dir = %1$s/run
    log_path = %1$s/log
    ssl = no
    disable_plaintext_auth = no
    auth_master_user_separator = *
    mail_location = maildir:%1$s/mail/%%n
    mail_uid = mail
    mail_gid = mail
    first_valid_uid = 1
    listen = 127.0.0.1
    mailbox_list_index = yes
    service imap-login {
      inet_listener imap {
        port = %2$d
      }
      inet_listener imaps {
        port = 0
      }
    }
    namespace inbox {
      inbox = yes
      separator = /
    }
    passdb {
      driver = passwd-file
      master = yes
      args = %1$s/masters
    }
    passdb {
      driver = static
      args = nopassword=y nologin=y
    }
    userdb {
      driver = passwd-file
      args = %1$s/users
      default_fields = uid=mail gid=mail home=%1$s/mail/%%n
    }
    """
        .formatted(home, port);
  }

  private static void awaitGreeting() throws InterruptedException {
    for (int attempt = 0; attempt < 200; attempt++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.getInputStream().read() == '*') {
          return;
        }
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("Dovecot does not answer");
  }

  @AfterAll
  static void endDovecot() throws InterruptedException {
    dovecot.destroy();
    dovecot.waitFor();
  }

  @Override
  MailAccess access() {
    return new MailAccess(
        new AccessSettings(
            "127.0.0.1",
            port,
            MASTER,
            PASSWORD,
            AccessSettings.Encryption.NONE,
            Duration.ofSeconds(30)));
  }

  private static String address(int number) {
    return "user" + number + "@dovecot.example";
  }

  @Override
  String newMailbox() {
    return address(USED.getAndIncrement());
  }
}
