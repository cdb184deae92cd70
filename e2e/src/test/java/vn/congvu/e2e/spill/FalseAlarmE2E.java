package vn.congvu.e2e.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Mail;

/** What was taken away by mistake comes back to the byte; the demo plays what was no mistake. */
@OnTheStack
@Order(33)
class FalseAlarmE2E {

  private static final String PASSWORD = "Congvu@2026-demo";
  private static final String OWN_PASSWORD = "Sao-khuya 47 cau go";
  private static final Duration SOON = Duration.ofMinutes(3);

  @Test
  void aFalseAlarmGivesBackWhatItTook(Congvu congvu) throws Exception {
    Mail mail = new Mail(congvu.place());
    String address = new Scenarios(congvu.place()).inUse("Lường Thị Hạnh", OWN_PASSWORD);
    Api reporter = Api.as(congvu.place(), address, OWN_PASSWORD);
    Api head = Api.as(congvu.place(), "cuong.le", PASSWORD);
    Api lead = Api.as(congvu.place(), "em.hoang", PASSWORD);
    String id = mail.send(address, OWN_PASSWORD, address, "Giấy mời họp", "Kính mời đồng chí.");
    byte[] before = mail.source(address, OWN_PASSWORD, id, SOON);
    JsonNode message =
        reporter.get("/api/v1/own-messages?folder=INBOX&limit=1").expect(200).items().getFirst();
    String spill =
        "/api/v1/spills/"
            + reporter
                .post(
                    "/api/v1/spills",
                    Map.of(
                        "unitCode",
                        "snv",
                        "level",
                        "UNKNOWN",
                        "message",
                        Map.of(
                            "folder", message.path("folder").asText(),
                            "uidValidity", message.path("uidValidity").asLong(),
                            "uid", message.path("uid").asLong())))
                .expect(201)
                .text("id");
    head.step(spill, "confirmation", Map.of()).expect(200);
    lead.step(spill, "assignment", Map.of()).expect(200);
    lead.step(spill, "searches", Map.of("kind", "LOCATE")).expect(201);
    isSoon(lead, spill, "LOCATED");
    assertThat(lead.step(spill, "containment", Map.of()).status()).isBetween(200, 202);
    isSoon(lead, spill, "CONTAINED");
    assertThat(mail.find(address, OWN_PASSWORD, id)).isEmpty();

    assertThat(lead.step(spill, "release", Map.of("reason", "Báo nhầm")).status())
        .isBetween(200, 202);

    isSoon(lead, spill, "RELEASED");
    assertThat(mail.find(address, OWN_PASSWORD, id))
        .hasValueSatisfying(after -> assertThat(Arrays.equals(after, before)).isTrue());
  }

  private static void isSoon(Api caller, String spill, String state) {
    await().atMost(SOON).until(() -> caller.get(spill).expect(200).text("state"), state::equals);
  }
}
