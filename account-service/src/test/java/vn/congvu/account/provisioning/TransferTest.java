package vn.congvu.account.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static vn.congvu.account.provisioning.Requests.about;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.confirmed;
import static vn.congvu.account.provisioning.Requests.done;
import static vn.congvu.account.provisioning.Requests.newAddress;
import static vn.congvu.account.provisioning.Requests.person;
import static vn.congvu.account.provisioning.Requests.started;
import static vn.congvu.account.provisioning.Requests.step;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.GroupRepresentation;
import vn.congvu.account.Facts;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.provisioning.Requests.Unit;
import vn.congvu.mail.MailProvisioning;

/** An officer goes from one unit to another; the receiving unit files it. */
@QuarkusTest
class TransferTest {

  private static final Map<String, Object> TRANSFER =
      Map.of("type", "TRANSFER", "losingUnit", "syt");

  @Inject MailProvisioning mail;
  @Inject Keycloak keycloak;
  @Inject MailboxService mailboxes;

  @Test
  void theMailboxIsSeenByItsNewUnitOnlyOnceItHasMoved() {
    String address = issuedInSyt("Lâm Thị Chuyển");
    UUID id = mailbox(address).id();
    assertThat(sees("khanh.bui", id)).isTrue();
    assertThat(sees("binh.tran", id)).isFalse();
    UUID transfer =
        confirmed(
            Unit.SNV, TRANSFER, about(address, "unitCode", "tccb.snv", "position", "Phó phòng"));
    as("khanh.bui")
        .get("/api/v1/requests/" + transfer)
        .then()
        .statusCode(200)
        .body("losingUnit", equalTo("syt"));
    assertThat(sees("binh.tran", id)).as("not before it is done").isFalse();

    step(transfer, "receipt", "dung.pham");
    step(transfer, "start", "dung.pham");
    done(transfer);

    assertThat(sees("khanh.bui", id)).isFalse();
    as("binh.tran")
        .get("/api/v1/mailboxes/" + id)
        .then()
        .statusCode(200)
        .body("unitCode", equalTo("tccb.snv"))
        .body("owner.position", equalTo("Phó phòng"));
    assertThat(unitGroups(address)).containsExactly("/units/tccb.snv");
    assertThat(mail.exists(address)).as("same address, same mail").isTrue();
    var fact = Facts.await("mailbox.events", "mailbox.transferred.v1", id.toString());
    assertThat(fact.toString()).contains("\"syt\"").contains("\"tccb.snv\"");
    as("khanh.bui")
        .get("/api/v1/requests?type=TRANSFER&limit=200")
        .then()
        .body("items.id", hasItem(transfer.toString()));
  }

  @Test
  void aTransferMayBringANewAddressAndTheOldOneStillReceives() {
    String before = issuedInSyt("Lâm Văn Đổi");
    UUID id = mailbox(before).id();
    String after = newAddress();

    done(started(Unit.SNV, TRANSFER, about(before, "unitCode", "snv", "wantedAddress", after)));

    MailboxView moved = mailboxes.require(id);
    assertThat(moved.address()).isEqualTo(after);
    assertThat(moved.unitCode()).isEqualTo("snv");
    assertThat(moved.aliases()).containsExactly(before);
    assertThat(mail.aliases(after)).containsExactly(before);
    assertThat(unitGroups(after)).containsExactly("/units/snv");
  }

  private static String issuedInSyt(String fullName) {
    String address = newAddress();
    Map<String, Object> line = new HashMap<>(person(fullName, address));
    line.put("unitCode", "syt");
    done(started(Unit.SYT, Map.of("type", "ISSUE"), line));
    return address;
  }

  private MailboxView mailbox(String address) {
    return mailboxes.byAddress(address).orElseThrow();
  }

  private static boolean sees(String username, UUID mailbox) {
    int status = as(username).get("/api/v1/mailboxes/" + mailbox).statusCode();
    assertThat(status).isIn(200, 404);
    return status == 200;
  }

  private List<String> unitGroups(String address) {
    var people = keycloak.realm("congvu").users();
    String id = people.searchByUsername(address, true).getFirst().getId();
    return people.get(id).groups().stream().map(GroupRepresentation::getPath).toList();
  }
}
