package vn.congvu.account.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.provisioning.Requests.about;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.done;
import static vn.congvu.account.provisioning.Requests.filed;
import static vn.congvu.account.provisioning.Requests.newAddress;
import static vn.congvu.account.provisioning.Requests.organisation;
import static vn.congvu.account.provisioning.Requests.started;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.provisioning.Requests.Unit;

/** Heads and clerks of an organisation's mailbox come and go; the mailbox stays. */
@QuarkusTest
class OrganisationChangeTest {

  @Inject MailboxService mailboxes;

  @Test
  void aNewClerkReplacesTheOneWhoLeftAndTheOneWhoStaysIsTheSamePerson() {
    String address = office("Phòng Một cửa", "Trần Thị Bình", "Phạm Thị Ở");
    MailboxView before = mailbox(address);

    done(
        started(
            "CHANGE",
            about(
                address,
                "users",
                List.of(
                    Map.of("fullName", "phạm thị ở", "phone", "0912 000 111"),
                    Map.of("fullName", "Ngô Văn Mới", "position", "Văn thư")))));

    MailboxView after = mailbox(address);
    assertThat(after.users())
        .extracting(PersonView::fullName)
        .containsExactlyInAnyOrder("phạm thị ở", "Ngô Văn Mới");
    assertThat(after.users())
        .extracting(PersonView::id)
        .contains(idOf(before, "Phạm Thị Ở"))
        .doesNotContain(idOf(before, "Trần Thị Bình"));
    assertThat(after.owner()).isEqualTo(before.owner());
  }

  @Test
  void aNewHeadAnswersForItFromNowOnAndTheHistorySaysWhoDidBefore() {
    String address = office("Văn phòng cũ", "Trần Thị Bình");
    UUID id = mailbox(address).id();

    UUID request =
        done(
            started(
                "CHANGE",
                about(
                    address,
                    "fullName",
                    "Văn phòng mới",
                    "head",
                    Map.of("fullName", "Đinh Văn Mới", "position", "Chánh Văn phòng"))));

    MailboxView after = mailbox(address);
    assertThat(after.displayName()).isEqualTo("Văn phòng mới");
    assertThat(after.owner().fullName()).isEqualTo("Đinh Văn Mới");
    assertThat(after.users()).extracting(PersonView::fullName).containsExactly("Trần Thị Bình");
    List<Map<String, Object>> history =
        as("binh.tran").get("/api/v1/mailboxes/" + id + "/transitions").path("items");
    assertThat(history.getLast())
        .containsEntry("step", "CHANGED")
        .containsEntry("requestId", request.toString())
        .hasEntrySatisfying("before", it -> assertThat(it).asString().contains("Lê Mạnh Cường"))
        .hasEntrySatisfying("after", it -> assertThat(it).asString().contains("Đinh Văn Mới"));
  }

  @Test
  void anOfficeIsNeverLeftWithoutAClerk() {
    String address = office("Phòng Tiếp dân", "Trần Thị Bình");

    List<String> wrong =
        filed(Unit.SNV, Map.of("type", "CHANGE"), about(address, "users", List.of()))
            .then()
            .statusCode(400)
            .extract()
            .path("errors.pointer");

    assertThat(wrong).containsExactly("/lines/0/users");
  }

  private static String office(String name, String... clerks) {
    String address = newAddress();
    Map<String, Object> line = new java.util.HashMap<>(organisation(name, address));
    line.put(
        "users", java.util.Arrays.stream(clerks).map(clerk -> Map.of("fullName", clerk)).toList());
    done(started("ISSUE", line));
    return address;
  }

  private static UUID idOf(MailboxView office, String fullName) {
    return office.users().stream()
        .filter(user -> user.fullName().equals(fullName))
        .map(PersonView::id)
        .findFirst()
        .orElseThrow();
  }

  private MailboxView mailbox(String address) {
    return mailboxes.byAddress(address).orElseThrow();
  }
}
