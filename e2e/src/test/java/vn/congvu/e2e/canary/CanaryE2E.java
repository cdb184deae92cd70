package vn.congvu.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Mail;

/**
 * A string that is in a document's subject, body and name, looked for in all that a stack keeps.
 */
@OnTheStack
@Order(30)
class CanaryE2E {

  private static final String PASSWORD = "Mua-thu 65 la roi";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private static String canary;
  private static String recipient;
  private static String messageId;

  @BeforeAll
  static void aDocumentWasSent(Congvu congvu) throws Exception {
    canary = drawn();
    var scenarios = new Scenarios(congvu.place());
    var mail = new Mail(congvu.place());
    String sender = scenarios.inUse("Hoàng Văn Gửi", PASSWORD);
    recipient = scenarios.inUse("Hoàng Thị Nhận", PASSWORD);
    messageId = mail.send(sender, PASSWORD, recipient, "Tài liệu " + canary, "Nội dung " + canary);
    String _ = mail.read(recipient, PASSWORD, messageId, Duration.ofMinutes(1));
  }

  private static String drawn() {
    var drawn = new StringBuilder();
    new SecureRandom()
        .ints(32, 0, LETTERS.length())
        .forEach(at -> drawn.append(LETTERS.charAt(at)));
    return drawn.toString();
  }

  @Test
  void aReportLeavesTheDocumentWhereItIs(Congvu congvu) throws Exception {
    Api officer = Api.as(congvu.place(), recipient, PASSWORD);
    officer
        .post(
            "/api/v1/spills", Map.of("level", "SECRET", "unitCode", "snv", "messageId", messageId))
        .expect(201);

    SortedSet<String> traces = Traces.of(canary, congvu);

    assertThat(traces).contains("table james.public.james_mail");
    assertThat(traces).allMatch(CanaryE2E::isOfTheMailServer);
  }

  private static boolean isOfTheMailServer(String trace) {
    return trace.startsWith("table james.")
        || trace.startsWith("file postgres/data/")
        || trace.startsWith("file james/");
  }
}
