package vn.congvu.security.radius;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.security.People.as;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.spill.Cases;

/** A mail to many. With {@code -Dcongvu.recipients=500} it shows the time that a report takes. */
@QuarkusTest
@RealParts
class ManyRecipientsTest {

  private static final int RECIPIENTS = Integer.getInteger("congvu.recipients", 30);

  @Inject Cases cases;
  @Inject Copies copies;
  @Inject MailAccess access;

  @ConfigProperty(name = "congvu.test.mail-domain")
  String domain;

  @ConfigProperty(name = "congvu.mail.webadmin-url")
  URI webAdmin;

  @ConfigProperty(name = "congvu.mail.webadmin-password")
  String webAdminPassword;

  @Test
  void eachOfManyIsReached() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    List<String> addresses =
        IntStream.range(0, RECIPIENTS)
            .mapToObj(i -> "n%s-%04d@%s".formatted(mark, i, domain))
            .toList();
    byte[] mail =
        ("From: gui@xa.example\r\nMessage-ID: <"
                + mark
                + "@xa.example>\r\nTo: "
                + String.join(",\r\n ", addresses)
                + "\r\n\r\nx\r\n")
            .getBytes(UTF_8);
    try (Officer officer = Officer.of("snv")) {
      UUID spill = UUID.fromString(cases.inCharge(officer));
      List<FoundCopy> laid = addresses.stream().map(address -> lay(address, mail)).toList();
      int added = QuarkusTransaction.requiringNew().call(() -> copies.add(spill, laid));
      assertThat(added).isEqualTo(RECIPIENTS);

      Cases.step("em.hoang", spill.toString(), "leak-radius").then().statusCode(202);

      String address = "/api/v1/spills/" + spill + "/leak-radius";
      JsonPath radius =
          await()
              .atMost(Duration.ofMinutes(3))
              .until(
                  () -> as("em.hoang").get(address).jsonPath().setRootPath("items[0]"),
                  it -> it.getString("state").equals("DONE"));
      Log.infof(
          "Leak radius of %d recipients: %s",
          RECIPIENTS,
          Duration.between(
              Instant.parse(radius.getString("askedAt")),
              Instant.parse(radius.getString("computedAt"))));
      assertThat(radius.getInt("figures.inside")).isEqualTo(RECIPIENTS);
      assertThat(radius.getInt("figures.notMarked")).isEqualTo(RECIPIENTS);
      assertThat(radius.getList("unknowns.kind")).doesNotContain("ENVELOPE_NOT_READ");
      assertThat(all(address)).containsExactlyElementsOf(addresses);
    }
  }

  private FoundCopy lay(String address, byte[] mail) {
    var server =
        new JamesProvisioning(
            new WebAdminSettings(
                webAdmin, webAdminPassword, Duration.ofSeconds(30), Duration.ofMinutes(1)));
    server.ensureMailbox(address);
    try (OpenMailbox mailbox = access.open(address)) {
      long uid =
          mailbox
              .append("INBOX", List.of(), Officer.DATE, mail.length, out -> out.write(mail))
              .orElseThrow();
      return FoundCopy.inMailbox(
          address,
          new FoundCopy.Spot("INBOX", mailbox.examine("INBOX").state().uidValidity(), uid),
          FoundBy.MESSAGE_ID,
          FoundIn.CATALOGUE,
          false,
          mail.length,
          Officer.DATE,
          new TreeSet<>());
    }
  }

  /** Everybody but the sender, page by page. */
  private static List<String> all(String address) {
    var found = new ArrayList<String>();
    String next = null;
    do {
      var call = as("em.hoang").queryParam("limit", 200);
      JsonPath page =
          (next == null ? call : call.queryParam("after", next))
              .get(address + "/people")
              .jsonPath();
      found.addAll(page.getList("items.findAll { it.route == 'ADDRESSED' }.address"));
      next = page.getString("next");
    } while (next != null);
    return found;
  }
}
