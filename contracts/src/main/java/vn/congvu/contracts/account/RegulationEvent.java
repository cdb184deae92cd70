package vn.congvu.contracts.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about the regulation that is in force in the province. */
public sealed interface RegulationEvent extends Fact {

  String TOPIC = "regulation.events";

  /** The version of the regulation profile. */
  UUID profileId();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return profileId().toString();
  }

  /**
   * A rule as the regulation spells it.
   *
   * @param key section and name, {@code backup.keepDaily}
   * @param value a number, or an amount with its unit: {@code 30 minutes}, {@code 12 months}
   * @param legalBasis the article it rests on
   */
  record Rule(String key, String value, String legalBasis) {}

  /**
   * These rules hold from now on; versions count through all profiles, whatever their id.
   *
   * @param effectiveFrom the first day of this version of the regulation
   * @param rules of the sections that other services act upon
   */
  record RegulationActivated(
      UUID profileId,
      long version,
      Instant occurredAt,
      String title,
      LocalDate effectiveFrom,
      List<Rule> rules)
      implements RegulationEvent {
    public static final String TYPE = "regulation.activated.v1";

    public RegulationActivated {
      rules = List.copyOf(rules);
    }

    @Override
    public String type() {
      return TYPE;
    }
  }
}
