package vn.congvu.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

/**
 * A real mail server with the corpus in it, and the bare work of a client there: the same code and
 * as many connections as the service uses, and nothing done with what comes.
 */
final class Mail {

  /** As many mailboxes at the same time as {@code congvu.backup.run.parallel} says by itself. */
  private static final int PARALLEL = 4;

  private static final int SWEEPERS = 16;

  private static final Instant DATE = Instant.parse("2026-11-23T01:02:03Z");

  private final Map<String, String> settings = new JamesTestResource().start();
  private final MailAccess access =
      new MailAccess(
          new AccessSettings(
              setting("congvu.mail.imap-host"),
              Integer.parseInt(setting("congvu.mail.imap-port")),
              setting("congvu.mail.admin-username"),
              setting("congvu.mail.admin-password"),
              AccessSettings.Encryption.NONE,
              Duration.ofMinutes(2)));
  private final JamesProvisioning server =
      new JamesProvisioning(
          new WebAdminSettings(
              URI.create(setting("congvu.mail.webadmin-url")),
              setting("congvu.mail.webadmin-password"),
              Duration.ofMinutes(1),
              Duration.ofMinutes(1)));

  Map<String, String> settings() {
    return settings;
  }

  private String setting(String key) {
    return settings.getOrDefault(key, "");
  }

  /** Mailboxes with mail of these folders, each named as its mailbox; what is there stays. */
  void fill(Path files, List<String> addresses) throws InterruptedException {
    fill(addresses, address -> mails(files.resolve(address)));
  }

  /** What lies in a mailbox. */
  interface Content {
    List<byte[]> of(String address) throws IOException;
  }

  /** Mailboxes with this in them; what is there stays. */
  void fill(List<String> addresses, Content content) throws InterruptedException {
    server.ensureDomain(addresses.getFirst().replaceFirst(".*@", ""));
    InParallel.each(
        PARALLEL,
        addresses,
        address -> {
          server.ensureMailbox(address);
          try (OpenMailbox open = access.open(address)) {
            if (open.examine("INBOX").state().messages() == 0) {
              append(open, content.of(address));
            }
          }
        });
  }

  /** Puts one more mail into each. */
  void deliver(List<String> addresses, Function<String, byte[]> mail) throws InterruptedException {
    InParallel.each(PARALLEL, addresses, address -> append(address, List.of(mail.apply(address))));
  }

  /**
   * What an administrator without a catalogue does: opens every folder of every mailbox, searches
   * it for a Message-ID and expunges what is found.
   *
   * @return how many mails were expunged
   */
  long sweep(List<String> addresses, String messageId) throws InterruptedException {
    AtomicLong expunged = new AtomicLong();
    InParallel.each(
        SWEEPERS,
        addresses,
        address -> {
          try (OpenMailbox open = access.open(address)) {
            for (MailFolder folder : open.folders()) {
              OpenFolder selected = open.select(folder.wireName());
              List<Long> found = selected.withMessageId(messageId);
              selected.expunge(found);
              long _ = expunged.addAndGet(found.size());
            }
          }
        });
    return expunged.get();
  }

  static List<byte[]> mails(Path folder) throws IOException {
    List<byte[]> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        mails.add(Files.readAllBytes(file));
      }
    }
    return mails;
  }

  void create(String address) {
    server.ensureMailbox(address);
  }

  /** Opens the mailbox and appends. */
  void append(String address, List<byte[]> mails) {
    try (OpenMailbox open = access.open(address)) {
      append(open, mails);
    }
  }

  private static void append(OpenMailbox open, List<byte[]> mails) {
    for (byte[] mail : mails) {
      var _ = open.append("INBOX", List.of("\\Seen"), DATE, mail.length, out -> out.write(mail));
    }
  }

  /** Reads every mail of every folder and throws it away; answers how many bytes there were. */
  long fetchAll(List<String> addresses) throws InterruptedException {
    AtomicLong bytes = new AtomicLong();
    InParallel.each(
        PARALLEL,
        addresses,
        address -> {
          try (OpenMailbox open = access.open(address)) {
            for (MailFolder folder : open.folders()) {
              bytes.addAndGet(fetch(open.examine(folder.wireName())));
            }
          }
        });
    return bytes.get();
  }

  private static long fetch(OpenFolder folder) {
    List<MessageState> messages = new ArrayList<>();
    folder.messages(1, messages::add);
    long[] bytes = new long[1];
    var _ =
        folder.read(messages, (uid, size, message) -> bytes[0] += message.readAllBytes().length);
    return bytes[0];
  }

  /** Asks every mailbox for its folders and their states. */
  void walk(List<String> addresses) throws InterruptedException {
    InParallel.each(
        PARALLEL,
        addresses,
        address -> {
          try (OpenMailbox open = access.open(address)) {
            var _ = open.states(open.folders().stream().map(MailFolder::wireName).toList());
          }
        });
  }
}
