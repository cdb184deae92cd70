package vn.congvu.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.NotSo;

/** Each part is killed as a crash kills it, one after the other, on the same data. */
@OnTheStack
@Order(40)
class KilledPartsE2E {

  private static final String PASSWORD = "Mua-xuan 88 chim hot";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofMinutes(1);

  private static Scenarios scenarios;
  private static Mail mail;
  private static String sender;
  private static String reader;
  private static String oldMail;

  @BeforeAll
  static void aMailWasRead(Congvu congvu) throws Exception {
    scenarios = new Scenarios(congvu.place());
    mail = new Mail(congvu.place());
    sender = scenarios.inUse("Lục Thị Gửi", PASSWORD);
    reader = scenarios.inUse("Lục Thị Đọc", PASSWORD);
    oldMail = mail.send(sender, PASSWORD, reader, "Lịch họp", "Thư có từ trước.");
    assertThat(mail.read(reader, PASSWORD, oldMail, SOON)).isEqualTo("Thư có từ trước.");
  }

  @TestFactory
  Stream<DynamicTest> eachPartComesBackWithAllThatWasThere(Congvu congvu) {
    return congvu.parts().stream()
        .map(part -> dynamicTest(part, () -> comesBackWithAllThatWasThere(part, congvu)));
  }

  private static void comesBackWithAllThatWasThere(String part, Congvu congvu) throws Exception {
    List<SortedSet<String>> before = scenarios.holdings();
    long killed = congvu.pidOf(part);

    Congvu.kill9(killed);

    await()
        .atMost(PATIENCE)
        .until(() -> congvu.pidOf(part) != killed && congvu.run("status").code() == 0);
    await()
        .atMost(SOON)
        .ignoreException(NotSo.class)
        .untilAsserted(() -> assertThat(scenarios.holdings()).isEqualTo(before));
    assertThat(mail.read(reader, PASSWORD, oldMail, SOON)).isEqualTo("Thư có từ trước.");
    String newMail = mail.send(sender, PASSWORD, reader, "Sau sự cố", "Vẫn nhận thư: " + part);
    assertThat(mail.read(reader, PASSWORD, newMail, SOON)).isEqualTo("Vẫn nhận thư: " + part);
  }

  @Test
  void whatHappensWhileKafkaIsAwayIsAnnouncedWhenItIsBack(Congvu congvu) {
    String leaked = scenarios.inUse("Lục Thị Bị Lộ", PASSWORD);

    Congvu.kill9(congvu.pidOf("kafka"));
    scenarios.leaked(leaked);

    await()
        .atMost(PATIENCE)
        .until(() -> scenarios.incidents().stream().anyMatch(one -> one.startsWith(leaked)));
  }
}
