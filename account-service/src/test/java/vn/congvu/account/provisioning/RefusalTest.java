package vn.congvu.account.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static vn.congvu.account.provisioning.Requests.about;
import static vn.congvu.account.provisioning.Requests.await;
import static vn.congvu.account.provisioning.Requests.confirmed;
import static vn.congvu.account.provisioning.Requests.done;
import static vn.congvu.account.provisioning.Requests.filed;
import static vn.congvu.account.provisioning.Requests.issued;
import static vn.congvu.account.provisioning.Requests.lineFailed;
import static vn.congvu.account.provisioning.Requests.newAddress;
import static vn.congvu.account.provisioning.Requests.person;
import static vn.congvu.account.provisioning.Requests.refuseLine;
import static vn.congvu.account.provisioning.Requests.request;
import static vn.congvu.account.provisioning.Requests.started;
import static vn.congvu.account.provisioning.Requests.step;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;
import vn.congvu.account.identity.KeycloakUsers;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.provisioning.Requests.Unit;
import vn.congvu.mail.MailProvisioning;

/** What the servers look like after work that could not be brought to its end. */
@QuarkusTest
class RefusalTest {

  private static final Map<String, Object> ISSUE = Map.of("type", "ISSUE");

  /**
   * Keycloak takes no brackets in a name, and says so when the mailbox is there already. Requests
   * take none either; lines that were filed before they were as strict may hold some.
   */
  private static final String NAME_THAT_KEYCLOAK_REFUSES = "Nguyễn Văn (An)";

  @Inject MailProvisioning mail;
  @Inject KeycloakUsers users;
  @Inject Keycloak keycloak;
  @Inject MailboxService mailboxes;
  @Inject EntityManager entities;

  @AfterEach
  void openTheDoor() {
    Door.open();
  }

  @Test
  void aHalfMadeMailboxIsTakenBackWhenItsLineIsRefused() {
    String address = newAddress();
    UUID request = confirmed(Unit.SNV, ISSUE, person("Nguyễn Văn An", address));
    rename(request, NAME_THAT_KEYCLOAK_REFUSES);
    step(request, "receipt", "dung.pham");
    step(request, "start", "dung.pham");
    lineFailed(request);
    assertThat(mail.exists(address)).as("half-made").isTrue();
    Door.shut();

    refuseLine(request).then().statusCode(200).body("state", equalTo("REFUSED"));

    filed(Unit.SNV, ISSUE, person("Nguyễn Văn Khác", address)).then().statusCode(400);
    Door.open();
    await(() -> !mail.exists(address));
    await(() -> filed(Unit.SNV, ISSUE, person("Nguyễn Văn Khác", address)).statusCode() == 201);
    assertThat(users.exists(address)).isFalse();
    assertThat(mailboxes.byAddress(address)).isEmpty();
  }

  private void rename(UUID request, String name) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "update request_line set full_name = :name where request_id = :request")
                    .setParameter("name", name)
                    .setParameter("request", request)
                    .executeUpdate());
  }

  @Test
  void nothingIsTakenFromAMailboxThatWasThereBefore() {
    String address = newAddress();
    mail.ensureDomain(address.substring(address.indexOf('@') + 1));
    mail.ensureMailbox(address);
    UUID request = started("ISSUE", person("Đặng Thu Hà", address));
    lineFailed(request);

    refuseLine(request).then().statusCode(200);

    filed(Unit.SNV, ISSUE, person("Đặng Thu Hà", address)).then().statusCode(201);
    assertThat(mail.exists(address)).isTrue();
  }

  @Test
  void anAccountThatWasThereBeforeIsNotHandedToANewHolder() {
    String address = newAddress();
    users.ensureOfficer(address, "Người Cũ", "snv");

    UUID request = started("ISSUE", person("Người Mới", address));

    lineFailed(request);
    assertThat(mail.exists(address)).isFalse();
    refuseLine(request).then().statusCode(200);
    assertThat(users.exists(address)).isTrue();
  }

  @Test
  void halfARenameIsNotRefusedButBroughtToItsEnd() {
    String before = issued("Đỗ Thị Nửa");
    String after = newAddress();
    users.ensureOfficer(after, "Người Khác", "snv");
    UUID request = started("RENAME", about(before, "wantedAddress", after));
    lineFailed(request);

    refuseLine(request).then().statusCode(409).body("type", equalTo("/problems/line-half-done"));

    users.delete(after);
    step(request, "retry", "dung.pham");
    done(request);
    assertThat(mailboxes.byAddress(after).orElseThrow().aliases()).containsExactly(before);
  }

  @Test
  void aMailboxThatWasClosedMeanwhileIsNotUnlockedOnAnyServer() {
    String address = issued("Lý Văn Muộn");
    done(started("LOCK", about(address, "reason", "Tạm nghỉ")));
    UUID unlock = confirmed(Unit.SNV, Map.of("type", "UNLOCK"), about(address));
    done(started("CLOSURE", about(address, "reason", "Nghỉ hưu")));

    step(unlock, "receipt", "dung.pham");
    step(unlock, "start", "dung.pham");

    lineFailed(unlock);
    assertThat(account(address).isEnabled()).isFalse();
    refuseLine(unlock).then().statusCode(200);
    assertThat(request(unlock).<String>path("state")).isEqualTo("REFUSED");
    assertThat(mailboxes.byAddress(address).orElseThrow().state())
        .isEqualTo(MailboxState.AWAITING_DELETION);
  }

  private UserRepresentation account(String address) {
    return keycloak.realm("congvu").users().searchByUsername(address, true).getFirst();
  }
}
