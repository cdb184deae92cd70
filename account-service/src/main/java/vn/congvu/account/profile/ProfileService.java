package vn.congvu.account.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.calendar.WorkingCalendar;

/** Answers what the regulation says today. */
@ApplicationScoped
public class ProfileService {

  private static final Logger LOG = Logger.getLogger(ProfileService.class);

  /** Plain on purpose: the application's mapper may change its mind about how JSON is written. */
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProfileRepository versions;
  private final RegulationConfig config;
  private final AuditTrail audit;
  private final Clock clock;
  private final Map<UUID, RegulationProfile> known = new ConcurrentHashMap<>();

  ProfileService(
      ProfileRepository versions, RegulationConfig config, AuditTrail audit, Clock clock) {
    this.versions = versions;
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  /** The profile in force today, with the national baseline and the deployment's settings. */
  @Transactional
  public RegulationProfile active() {
    UUID id = activeId();
    RegulationProfile profile = known.get(id);
    if (profile == null) {
      profile = RegulationReader.read("regulation_profile " + id, rulesInForce(require(id)));
      known.put(id, profile);
    }
    return profile;
  }

  @Transactional
  UUID activeId() {
    return versions
        .idInForce(today())
        .orElseThrow(() -> new IllegalStateException("no regulation profile is in force"));
  }

  /** Before anything else that starts: the others ask it. */
  @Transactional
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    if (versions.count() == 0) {
      begin();
    }
    RegulationProfile profile = active();
    LOG.infof(
        "regulation profile in force id=%s effectiveFrom=%s",
        profile.id(), profile.effectiveFrom());
  }

  private void begin() {
    Presets.Source source =
        config.file().map(Presets::file).orElseGet(() -> Presets.shipped(config.preset()));
    RegulationProfile profile = RegulationReader.read(source.name(), source.document());
    LocalDate today = today();
    LocalDate from = profile.effectiveFrom().isAfter(today) ? today : profile.effectiveFrom();
    Instant now = clock.instant();
    if (versions.insertFirst(
        profile.title(), from, write(source.document()), profile.title(), now)) {
      audit.record(
          AuditEntry.of("regulation.begin", "regulation-profile", profile.id())
              .legalBasis(profile.title()));
    }
  }

  /** A version's rules as they hold, with what was tightened or set by the deployment. */
  ObjectNode rulesInForce(ProfileVersion version) {
    return RulesInForce.of(read(version.rules), config);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
  }

  private ProfileVersion require(UUID id) {
    return versions.findByIdOptional(id).orElseThrow();
  }

  static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database checks that it is JSON", e);
    }
  }

  static String write(ObjectNode document) {
    return document.toString();
  }
}
