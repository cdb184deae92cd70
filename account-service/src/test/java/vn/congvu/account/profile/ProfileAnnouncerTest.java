package vn.congvu.account.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Facts;

@QuarkusTest
class ProfileAnnouncerTest {

  @Inject ProfileAnnouncer announcer;
  @Inject ProfileService profiles;
  @Inject EntityManager database;

  private long version() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        database
                            .createNativeQuery("select version from regulation_announcement")
                            .getSingleResult())
                    .longValue());
  }

  @Test
  void theRulesInForceReachTheOtherServices() {
    announcer.announce();
    String profile = QuarkusTransaction.requiringNew().call(() -> profiles.activeId()).toString();

    JsonNode fact = Facts.await("regulation.events", "regulation.activated.v1", profile);

    assertThat(fact.path("version").asLong()).isPositive();
    assertThat(fact.path("effectiveFrom").asText())
        .isEqualTo(profiles.active().effectiveFrom().toString());
    assertThat(
            StreamSupport.stream(fact.path("rules").spliterator(), false)
                .filter(rule -> rule.path("key").asText().equals("backup.keepDaily"))
                .map(rule -> rule.path("value").asText() + " " + rule.path("legalBasis").asText()))
        .containsExactly("30 chưa quy định; mặc định của Congvu");
  }

  @Test
  void replicasAnnounceAChangeOnce() {
    announcer.announce();
    long before = version();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery("update regulation_announcement set rules = 'other'")
                    .executeUpdate());

    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        var _ = replicas.submit(announcer::announce);
      }
    }

    assertThat(version()).isEqualTo(before + 1);
  }
}
