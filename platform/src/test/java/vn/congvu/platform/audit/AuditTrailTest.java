package vn.congvu.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.sample.Topic;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(KeycloakTestResource.class)
class AuditTrailTest {

  @Inject AuditTrail audit;
  @Inject AgroalDataSource dataSource;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void anActIsRecordedWithWhoAndWhy() throws Exception {
    String name = "audited-" + UUID.randomUUID();
    given()
        .auth()
        .oauth2(Tokens.of("binh.tran"))
        .header("X-Request-Id", "audited-call")
        .contentType("application/json")
        .body("{\"name\":\"" + name + "\",\"parts\":[{\"label\":\"a\"}],\"count\":1}")
        .post("/things")
        .then()
        .statusCode(201);

    JsonNode row = json.readTree(entries("subjectId=" + name).asString()).at("/items/0");

    assertThat(row.get("actorName").asText()).isEqualTo("Trần Thị Bình");
    assertThat(row.get("actor").asText()).hasSize(36);
    assertThat(row.get("actorRoles").toString()).contains("focal-point");
    assertThat(row.get("action").asText()).isEqualTo("thing.create");
    assertThat(row.get("unitCode").asText()).isEqualTo("snv");
    assertThat(row.get("legalBasis").asText()).isEqualTo("Đ5");
    assertThat(row.get("details").get("n").asText()).isEqualTo("1");
    assertThat(row.get("requestId").asText()).isEqualTo("audited-call");
  }

  @Test
  void theTrailIsForAuditorsAndOperatorLeadsOnly() {
    assertThat(get("binh.tran", "/api/v1/audit-entries/sample-service").statusCode())
        .isEqualTo(403);
    assertThat(get("dung.pham", "/api/v1/audit-entries/sample-service/export").statusCode())
        .isEqualTo(403);
    assertThat(get("em.hoang", "/api/v1/audit-entries/sample-service").statusCode()).isEqualTo(200);
    assertThat(get("em.hoang", "/api/v1/audit-entries/another-service").statusCode())
        .isEqualTo(404);
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepeat() throws Exception {
    String subject = UUID.randomUUID().toString();
    record(subject, 5);

    JsonNode first = json.readTree(entries("limit=2&subjectId=" + subject).asString());
    JsonNode second =
        json.readTree(
            entries("limit=2&subjectId=" + subject + "&after=" + first.get("next").asText())
                .asString());
    JsonNode third =
        json.readTree(
            entries("limit=2&subjectId=" + subject + "&after=" + second.get("next").asText())
                .asString());

    assertThat(first.get("items")).hasSize(2);
    assertThat(second.get("items")).hasSize(2);
    assertThat(third.get("items")).hasSize(1);
    assertThat(third.hasNonNull("next")).isFalse();
  }

  @Test
  void actsOfManyAtOnceMakeOneChainThatTheVerifierFindsWhole(@TempDir Path folder)
      throws Exception {
    try (var acting = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        acting.submit(() -> record("Ơ \"trích\" \\ \u0007", 3));
      }
    }
    Path export = export(folder);

    assertThat(verify(export.toString())).isEqualTo(VerifyAudit.WHOLE);
  }

  @Test
  void theAnchorOnKafkaIsTheHeadOfTheExport(@TempDir Path folder) throws Exception {
    String subject = UUID.randomUUID().toString();
    record(subject, 1);
    long seq =
        json.readTree(entries("subjectId=" + subject).asString()).at("/items/0/seq").asLong();

    JsonNode anchor =
        json.readTree(
            new Topic(brokers, Anchors.TOPIC)
                .readUntil(
                    records -> records.stream().anyMatch(r -> anchored(r.value()).asLong() >= seq))
                .getLast()
                .value());

    Path export = export(folder);
    String head = anchor.get("seq").asLong() + ":" + anchor.get("hash").asText();
    assertThat(anchor.get("service").asText()).isEqualTo("sample-service");
    assertThat(verify(export.toString(), "--head", head)).isEqualTo(VerifyAudit.WHOLE);
  }

  @Test
  void theTableRefusesEveryChange() {
    record("kept", 1);

    assertThatThrownBy(() -> execute("update audit_entry set action = 'nothing'"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> execute("delete from audit_entry")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> execute("truncate audit_entry cascade"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aRowEditedBehindTheTriggersBackIsFound(@TempDir Path folder) throws Exception {
    String subject = UUID.randomUUID().toString();
    record(subject, 1);
    String where = " where subject_id = '" + subject + "'";

    execute(
        "alter table audit_entry disable trigger audit_entry_refuse_change",
        "update audit_entry set actor_name = 'Người khác'" + where);
    int found = verify(export(folder).toString());
    execute(
        "update audit_entry set actor_name = 'system'" + where,
        "alter table audit_entry enable trigger audit_entry_refuse_change");

    assertThat(found).isEqualTo(VerifyAudit.BROKEN);
    assertThat(verify(export(folder).toString())).isEqualTo(VerifyAudit.WHOLE);
  }

  @Test
  void nothingIsRecordedOfATransactionThatWasUndone() throws Exception {
    String subject = UUID.randomUUID().toString();

    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          audit.record(AuditEntry.of("x.y", "x", subject));
                          throw new IllegalStateException("undone");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(json.readTree(entries("subjectId=" + subject).asString()).get("items")).isEmpty();
  }

  private JsonNode anchored(String value) {
    try {
      return json.readTree(value).get("seq");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void record(String subject, int times) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 0; i < times; i++) {
                audit.record(AuditEntry.of("sample.act", "sample", subject).detail("time", i));
              }
            });
  }

  private static Response entries(String query) {
    return get("giang.vu", "/api/v1/audit-entries/sample-service?" + query);
  }

  private static Response get(String username, String path) {
    return given().auth().oauth2(Tokens.of(username)).get(path);
  }

  private static Path export(Path folder) throws Exception {
    Path file = folder.resolve("audit.jsonl");
    Files.write(file, get("giang.vu", "/api/v1/audit-entries/sample-service/export").asByteArray());
    return file;
  }

  private static int verify(String... arguments) {
    return VerifyAudit.run(arguments, new PrintStream(new ByteArrayOutputStream()));
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
