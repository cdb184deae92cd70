package vn.congvu.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.congvu.localstack.test.TestUsers;

/** Mail server, backups and cases at work on leaked letters. */
final class Round {

  private final Mail mail;
  private final Service backup;
  private final Database backups;
  private final SecurityService security;

  Round(Mail mail, Service backup, Database backups, SecurityService security) {
    this.mail = mail;
    this.backup = backup;
    this.backups = backups;
    this.security = security;
  }

  /** Of one letter: found and taken away. */
  record Taken(SecurityService.Took found, SecurityService.Took contained) {
    double seconds() {
      return found.seconds() + contained.seconds();
    }
  }

  void fill(List<String> addresses, Mail.Content content)
      throws InterruptedException, SQLException {
    mail.fill(addresses, content);
    Map<String, UUID> _ = backups.introduce(addresses);
  }

  /**
   * Lies where it should not, one of them with an officer who reports it.
   *
   * @return the case
   */
  String leak(LeakedLetter letter) throws IOException, InterruptedException, SQLException {
    String reporter = letter.name();
    TestUsers.make(reporter, "Báo tin", "officer", "snv");
    fill(List.of(reporter), _ -> List.of(letter.copy(reporter)));
    mail.deliver(letter.mailboxes(), letter::copy);
    return security.report(reporter);
  }

  void backUp() throws IOException, InterruptedException {
    Service.Took _ = backup.backUp();
  }

  /** All copies, that of the reporter too. */
  Taken takeAway(String spill, LeakedLetter letter) throws IOException, InterruptedException {
    SecurityService.Took found = security.find(spill);
    SecurityService.Took contained = security.contain(spill);
    check("containment", letter.mailboxes().size() + 1, contained.copies());
    return new Taken(found, contained);
  }

  /** The services have seen nothing of this one, and none of its copies is reported. */
  double sweep(List<String> addresses, LeakedLetter letter)
      throws IOException, InterruptedException {
    mail.deliver(letter.mailboxes(), letter::copy);
    long begin = System.nanoTime();
    long expunged = mail.sweep(addresses, letter.messageId());
    double seconds = (System.nanoTime() - begin) / 1e9;
    check("the sweep", letter.mailboxes().size(), expunged);
    return seconds;
  }

  static void check(String who, long expected, long taken) throws IOException {
    if (taken != expected) {
      throw new IOException("%s took %d copies of %d".formatted(who, taken, expected));
    }
  }
}
