package vn.congvu.account.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.provisioning.Requests.about;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.await;
import static vn.congvu.account.provisioning.Requests.done;
import static vn.congvu.account.provisioning.Requests.issued;
import static vn.congvu.account.provisioning.Requests.newAddress;
import static vn.congvu.account.provisioning.Requests.organisation;
import static vn.congvu.account.provisioning.Requests.person;
import static vn.congvu.account.provisioning.Requests.started;
import static vn.congvu.account.provisioning.Requests.step;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvu.account.Facts;
import vn.congvu.account.identity.KeycloakUsers;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.mail.MailProvisioning;

@QuarkusTest
class ProvisioningTest {

  @Inject MailProvisioning mail;
  @Inject KeycloakUsers users;
  @Inject MailboxService mailboxes;
  @Inject Kill kill;
  @Inject DeletionSweep sweep;
  @Inject AgroalDataSource dataSource;

  @AfterEach
  void openTheDoor() {
    Door.open();
  }

  @Test
  void aStartedRequestBecomesMailboxes() {
    String an = newAddress();
    String office = newAddress();

    UUID request =
        done(started("ISSUE", person("Nguyễn Văn An", an), organisation("Văn phòng Sở", office)));

    assertThat(mail.exists(an)).isTrue();
    assertThat(users.exists(an)).isTrue();
    assertThat(mail.exists(office)).isTrue();
    assertThat(users.exists(office)).as("nobody signs in as an organisation").isFalse();
    assertThat(mailbox(an).state()).isEqualTo(MailboxState.AWAITING_ACTIVATION);
    assertThat(mail.usage(an).quotaBytes()).isEqualTo(mailbox(an).quotaBytes());
    Map<String, Object> job = job(request);
    assertThat(job).containsEntry("state", "DONE").containsEntry("done", 2);
  }

  @Test
  void theHistoryNamesTheOfficerWhoStartedTheWork() {
    String address = newAddress();

    done(started("ISSUE", person("Nguyễn Văn An", address)));

    List<Map<String, Object>> steps =
        as("binh.tran")
            .get("/api/v1/mailboxes/" + mailbox(address).id() + "/transitions")
            .path("items");
    assertThat(steps).extracting(step -> step.get("actorName")).containsExactly("Phạm Tiến Dũng");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAILBOX_OURS", "MAIL_SERVER_DONE", "IDENTITY_DONE"})
  void killedAfterAnyStepEachMailboxIsThereExactlyOnce(TaskStep step) {
    String address = newAddress();
    kill.onceAfter(step);

    UUID request = done(started("ISSUE", person("Lê Thị Hoa", address)));

    assertThat(kill.happened()).isTrue();
    assertThat(task(request)).containsEntry("attempts", 2);
    assertThat(count("select count(*) from mailbox where address = ?", address)).isEqualTo(1);
    assertThat(mail.addresses()).containsOnlyOnce(address);
    assertThat(
            count(
                "select count(*) from mailbox_transition t join mailbox m on m.id = t.mailbox_id"
                    + " where t.step = 'ISSUED' and m.address = ?",
                address))
        .isEqualTo(1);
    UUID mailbox = mailbox(address).id();
    assertThat(Facts.await("mailbox.events", "mailbox.issued.v1", mailbox.toString())).isNotNull();
  }

  @Test
  void aMailServerThatIsAwayDelaysAndLosesNothing() {
    String address = newAddress();
    Door.shut();

    UUID request = started("ISSUE", person("Phan Văn Minh", address));
    await(() -> task(request).get("problem") != null);
    assertThat(task(request)).containsEntry("state", "WAITING");
    Door.open();

    done(request);
    assertThat(mail.exists(address)).isTrue();
  }

  @Test
  void aMailboxThatWasOnTheServerBeforeIsNotHandedToANewHolder() {
    String address = newAddress();
    mail.ensureDomain(address.substring(address.indexOf('@') + 1));
    mail.ensureMailbox(address);

    UUID request = started("ISSUE", person("Đặng Thu Thảo", address));

    await(() -> "FAILED".equals(task(request).get("state")));
    assertThat(task(request).get("problem").toString()).contains("đối soát");
    assertThat(mailboxes.byAddress(address)).isEmpty();

    mail.delete(address);
    step(request, "retry", "dung.pham");
    done(request);
    assertThat(mailbox(address).state()).isEqualTo(MailboxState.AWAITING_ACTIVATION);
  }

  @Test
  void aHeldJobWaitsUntilItIsResumed() {
    Door.shut();
    UUID request = started("ISSUE", person("Bùi Văn Nam", newAddress()));
    await(() -> task(request).get("problem") != null);
    String job = "/api/v1/provisioning-jobs/" + job(request).get("id");

    as("dung.pham").post(job + "/cancellation").then().statusCode(200);
    Door.open();
    await(() -> "HELD".equals(job(request).get("state")));
    as("dung.pham").post(job + "/resumption").then().statusCode(200);

    done(request);
    as("binh.tran").get(job).then().statusCode(403);
  }

  @Test
  void aLockedMailboxReceivesAndItsUserIsOutUntilUnlocked() {
    String address = issued("Võ Minh Tuấn");

    done(started("LOCK", about(address, "reason", "Nghỉ không lương")));
    assertThat(mailbox(address).state()).isEqualTo(MailboxState.LOCKED);
    assertThat(mail.exists(address)).as("still receives").isTrue();

    done(started("UNLOCK", about(address)));
    assertThat(mailbox(address).state()).isNotEqualTo(MailboxState.LOCKED);
  }

  @Test
  void aliasQuotaAndChangeReachTheServers() {
    String address = issued("Hồ Thị Lý");
    String alias = newAddress();

    done(started("ALIAS", about(address, "wantedAddress", alias)));
    done(started("QUOTA", about(address, "quotaBytes", 50_000_000_000L)));
    done(started("CHANGE", about(address, "fullName", "Hồ Thị Lý Anh")));

    assertThat(mail.aliases(address)).containsExactly(alias);
    assertThat(mail.usage(address).quotaBytes()).isEqualTo(50_000_000_000L);
    assertThat(mailbox(address).displayName()).isEqualTo("Hồ Thị Lý Anh");
  }

  @Test
  void aRenamedMailboxKeepsItsOldAddressAsAlias() {
    String before = issued("Đỗ Văn Khoa");
    String after = newAddress();

    done(started("RENAME", about(before, "wantedAddress", after)));

    MailboxView renamed = mailbox(after);
    assertThat(renamed.aliases()).containsExactly(before);
    assertThat(mail.exists(after)).isTrue();
    assertThat(mail.aliases(after)).containsExactly(before);
    assertThat(users.exists(after)).isTrue();
    assertThat(users.exists(before)).isFalse();
  }

  @Test
  void aClosedMailboxIsGoneFromTheServersAndWaitsForItsDeletion() {
    String address = issued("Trương Mỹ Lan");
    UUID id = mailbox(address).id();

    done(started("CLOSURE", about(address, "reason", "Nghỉ hưu")));

    assertThat(mailboxes.require(id).state()).isEqualTo(MailboxState.AWAITING_DELETION);
    assertThat(mail.exists(address)).isFalse();
  }

  @Test
  void aClosedMailboxIsDeletedWhenItsTimeHasCome() {
    String address = issued("Ngô Thì Nhậm");
    UUID id = mailbox(address).id();
    done(started("CLOSURE", about(address, "reason", "Nghỉ hưu")));
    assertThat(users.exists(address)).isTrue();
    letTheRetentionPass(id);

    sweep.sweep();
    sweep.sweep();

    await(() -> mailboxes.require(id).state() == MailboxState.DELETED);
    assertThat(users.exists(address)).isFalse();
    assertThat(
            count(
                "select count(*) from address_claim where state = 'QUARANTINED' and address = ?",
                address))
        .isEqualTo(1);
  }

  private void letTheRetentionPass(UUID mailbox) {
    try (var connection = dataSource.getConnection();
        var update =
            connection.prepareStatement(
                "update mailbox set deletion_due = current_date - 1 where id = ?")) {
      update.setObject(1, mailbox);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private MailboxView mailbox(String address) {
    return mailboxes.byAddress(address).orElseThrow();
  }

  private static Map<String, Object> job(UUID request) {
    return as("dung.pham")
        .queryParam("requestId", request)
        .get("/api/v1/provisioning-jobs")
        .then()
        .statusCode(200)
        .extract()
        .path("items[0]");
  }

  private static Map<String, Object> task(UUID request) {
    List<Map<String, Object>> tasks =
        as("dung.pham")
            .get("/api/v1/provisioning-jobs/" + job(request).get("id") + "/tasks")
            .then()
            .statusCode(200)
            .extract()
            .path("items");
    return tasks.getFirst();
  }

  private long count(String sql, String value) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
