package vn.congvu.contracts;

import java.util.ArrayList;
import java.util.List;
import vn.congvu.contracts.account.CredentialEvent;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.contracts.account.UnitEvent;
import vn.congvu.contracts.backup.BackupEvent;
import vn.congvu.contracts.backup.ForgettingEvent;
import vn.congvu.contracts.backup.RestoreEvent;
import vn.congvu.contracts.incident.IncidentEvent;
import vn.congvu.contracts.security.LeakEvent;

/** Every record that this module has, found by the sealed interfaces. */
final class Facts {

  static final List<Class<? extends Fact>> AGGREGATES =
      List.of(
          MailboxEvent.class,
          CredentialEvent.class,
          UnitEvent.class,
          RegulationEvent.class,
          IncidentEvent.class,
          BackupEvent.class,
          ForgettingEvent.class,
          RestoreEvent.class,
          LeakEvent.class);

  private Facts() {}

  static List<Class<? extends Fact>> of(Class<? extends Fact> aggregate) {
    List<Class<? extends Fact>> records = new ArrayList<>();
    for (Class<?> permitted : aggregate.getPermittedSubclasses()) {
      records.add(permitted.asSubclass(Fact.class));
    }
    return records;
  }

  static List<Class<? extends Fact>> all() {
    return AGGREGATES.stream().flatMap(aggregate -> of(aggregate).stream()).toList();
  }

  static String type(Class<? extends Fact> record) {
    try {
      return (String) record.getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(record + " has no public TYPE", e);
    }
  }

  /** The topic that the facts of an aggregate share. */
  static String topic(Class<? extends Fact> aggregate) {
    try {
      return (String) aggregate.getField("TOPIC").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(aggregate + " has no public TOPIC", e);
    }
  }

  static Class<? extends Fact> aggregateOf(Class<? extends Fact> record) {
    return AGGREGATES.stream()
        .filter(aggregate -> aggregate.isAssignableFrom(record))
        .findFirst()
        .orElseThrow();
  }
}
