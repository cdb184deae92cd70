package vn.congvu.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Mail;

/**
 * A string that is in a document's subject, body and name and in a file of it, looked for in all
 * that a stack keeps.
 */
@OnTheStack
@Order(30)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryE2E {

  private static final String PASSWORD = "Mua-thu 65 la roi";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final Duration SOON = Duration.ofMinutes(1);

  private static String canary;
  private static String spill;

  @BeforeAll
  static void aDocumentWasSentPassedOnBackedUpTwiceAndReported(Congvu congvu) throws Exception {
    canary = drawn();
    var scenarios = new Scenarios(congvu.place());
    var mail = new Mail(congvu.place());
    var backups = new WholeCase(congvu.place());
    String sender = scenarios.inUse("Hoàng Văn Gửi", PASSWORD);
    String finder = scenarios.inUse("Hoàng Thị Nhận", PASSWORD);
    String text = ("Nội dung " + canary + ". ").repeat(40);
    String id = mail.send(sender, PASSWORD, finder, "Tài liệu " + canary, text, canary + ".docx");
    byte[] source = mail.source(finder, PASSWORD, id, SOON);
    backups.backUp(List.of(sender, finder));
    String passedOn = mail.forward(finder, PASSWORD, List.of(sender), source);
    byte[] _ = mail.source(sender, PASSWORD, passedOn, SOON);
    backups.backUp(List.of(sender, finder));
    mail.delete(sender, PASSWORD, passedOn);
    spill =
        "/api/v1/spills/"
            + Api.as(congvu.place(), finder, PASSWORD)
                .post(
                    "/api/v1/spills", Map.of("level", "SECRET", "unitCode", "snv", "messageId", id))
                .expect(201)
                .text("id");
  }

  private static String drawn() {
    var drawn = new StringBuilder();
    new SecureRandom()
        .ints(32, 0, LETTERS.length())
        .forEach(at -> drawn.append(LETTERS.charAt(at)));
    return drawn.toString();
  }

  @Test
  @Order(1)
  void aReportLeavesTheDocumentWhereItIs(Congvu congvu) throws Exception {
    SortedSet<String> traces = Traces.of(canary, congvu);

    assertThat(traces).contains("table james.public.james_mail", "table james.public.congvu_vault");
    assertThat(traces).allMatch(CanaryE2E::isOfTheMailServer);
  }

  private static boolean isOfTheMailServer(String trace) {
    return trace.startsWith("table james.")
        || trace.startsWith("file postgres/data/")
        || trace.startsWith("file james/");
  }

  @Test
  @Order(2)
  void aClosedCaseLeavesTheDocumentNowhere(Congvu congvu) throws Exception {
    List<JsonNode> ledger = new WholeCase(congvu.place()).toItsEnd(spill);

    assertThat(ledger)
        .filteredOn(row -> row.path("state").asText().equals("DESTROYED"))
        .extracting(row -> row.path("kind").asText())
        .contains("MAILBOX", "VAULT", "BACKUP_GENERATION", "KEYRING", "MAIL_STORE");
    assertThat(Traces.of(canary, congvu)).isEmpty();
  }
}
