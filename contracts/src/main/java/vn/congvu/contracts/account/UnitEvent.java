package vn.congvu.contracts.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.Fact;

/** Facts about one unit of the time-valid tree of agencies. */
public sealed interface UnitEvent extends Fact {

  String TOPIC = "unit.events";

  UUID unitId();

  String code();

  /** Absent for the root of the tree. */
  @Nullable String parentCode();

  String name();

  /** The first day on which the fact holds. */
  LocalDate validFrom();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return unitId().toString();
  }

  /** The unit exists from the given day on. */
  record UnitCreated(
      UUID unitId,
      long version,
      Instant occurredAt,
      String code,
      @Nullable String parentCode,
      String name,
      LocalDate validFrom)
      implements UnitEvent {
    public static final String TYPE = "unit.created.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The unit bears the name given from the given day on. */
  record UnitRenamed(
      UUID unitId,
      long version,
      Instant occurredAt,
      String code,
      @Nullable String parentCode,
      String name,
      String previousName,
      LocalDate validFrom)
      implements UnitEvent {
    public static final String TYPE = "unit.renamed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The unit took over the predecessors, which end the day before. */
  record UnitMerged(
      UUID unitId,
      long version,
      Instant occurredAt,
      String code,
      @Nullable String parentCode,
      String name,
      LocalDate validFrom,
      List<String> predecessorCodes)
      implements UnitEvent {
    public static final String TYPE = "unit.merged.v1";

    public UnitMerged {
      predecessorCodes = List.copyOf(predecessorCodes);
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The unit is gone from the given day on; the successors, if any, carry its duties. */
  record UnitDissolved(
      UUID unitId,
      long version,
      Instant occurredAt,
      String code,
      @Nullable String parentCode,
      String name,
      LocalDate validFrom,
      List<String> successorCodes)
      implements UnitEvent {
    public static final String TYPE = "unit.dissolved.v1";

    public UnitDissolved {
      successorCodes = List.copyOf(successorCodes);
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The unit hangs under the parent given from the given day on. */
  record UnitMoved(
      UUID unitId,
      long version,
      Instant occurredAt,
      String code,
      @Nullable String parentCode,
      String name,
      LocalDate validFrom,
      @Nullable String previousParentCode)
      implements UnitEvent {
    public static final String TYPE = "unit.moved.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
