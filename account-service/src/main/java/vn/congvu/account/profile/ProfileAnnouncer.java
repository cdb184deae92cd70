package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.platform.outbox.Outbox;

/**
 * Tells the other services which regulation is in force and what it asks of them: at the first
 * start, and when another version takes effect or the rules that hold are others for another
 * reason.
 */
@ApplicationScoped
class ProfileAnnouncer {

  /** The sections that other services act upon. */
  private static final List<String> SECTIONS = List.of("backup", "leak", "record");

  private final ProfileService profiles;
  private final ProfileRepository versions;
  private final EntityManager database;
  private final Outbox outbox;
  private final Clock clock;

  ProfileAnnouncer(
      ProfileService profiles,
      ProfileRepository versions,
      EntityManager database,
      Outbox outbox,
      Clock clock) {
    this.profiles = profiles;
    this.versions = versions;
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Of several replicas one announces: the others wait for its row and find it told. */
  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void announce() {
    ProfileVersion active = versions.findByIdOptional(profiles.activeId()).orElseThrow();
    List<RegulationEvent.Rule> rules = rules(profiles.rulesInForce(active));
    int changed =
        database
            .createNativeQuery(
                """
                update regulation_announcement
                   set version = version + 1, profile_id = :profile, rules = :rules
                 where profile_id is distinct from :profile or rules <> :rules
                """)
            .setParameter("profile", active.id)
            .setParameter("rules", rules.toString())
            .executeUpdate();
    if (changed > 0) {
      tell(active, rules);
    }
  }

  private void tell(ProfileVersion active, List<RegulationEvent.Rule> rules) {
    long version =
        ((Number)
                database
                    .createNativeQuery("select version from regulation_announcement", Long.class)
                    .getSingleResult())
            .longValue();
    UUID id = active.id;
    RegulationEvent fact =
        new RegulationEvent.RegulationActivated(
            id, version, clock.instant(), active.title, active.effectiveFrom, rules);
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }

  private static List<RegulationEvent.Rule> rules(ObjectNode document) {
    var rules = new ArrayList<RegulationEvent.Rule>();
    for (String section : SECTIONS) {
      document
          .path(section)
          .properties()
          .forEach(
              entry -> {
                JsonNode rule = entry.getValue();
                rules.add(
                    new RegulationEvent.Rule(
                        section + "." + entry.getKey(),
                        rule.path("value").asText(),
                        rule.path("basis").asText()));
              });
    }
    return rules;
  }
}
