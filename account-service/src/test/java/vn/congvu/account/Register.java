package vn.congvu.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.congvu.account.mailbox.Because;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.NewMailbox;
import vn.congvu.account.person.NewPerson;
import vn.congvu.account.profile.MailboxKind;

/** Enters mailboxes for a test, by the service's own door. */
@ApplicationScoped
public class Register {
  public static final Because BECAUSE =
      new Because("Điều 5 Quy chế thử nghiệm", null, "chuẩn bị cho kiểm thử");

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Inject MailboxService mailboxes;

  /** A personal mailbox with phone and birth date; awaiting activation. */
  public UUID personal(String fullName, String unitCode) {
    return mailboxes.register(
        new NewMailbox(
            MailboxKind.PERSONAL,
            freshAddress(),
            unitCode,
            2_147_483_648L,
            new NewPerson(fullName, "Chuyên viên", "0912000001", LocalDate.of(1990, 2, 28)),
            null,
            List.of()),
        BECAUSE);
  }

  public UUID organisation(String name, String unitCode, String head, String clerk) {
    return mailboxes.register(
        new NewMailbox(
            MailboxKind.ORGANISATION,
            freshAddress(),
            unitCode,
            10_737_418_240L,
            new NewPerson(head, "Giám đốc", null, null),
            name,
            List.of(new NewPerson(clerk, "Văn thư", "0912000002", null))),
        BECAUSE);
  }

  /** Never used before in this run. */
  public static String freshAddress() {
    return "hopthu" + COUNT.incrementAndGet() + "@kiemthu.example";
  }
}
