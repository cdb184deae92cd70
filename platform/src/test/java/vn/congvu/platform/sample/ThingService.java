package vn.congvu.platform.sample;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.outbox.Outbox;

@ApplicationScoped
public class ThingService {

  public static final String TOPIC = "thing.events";
  public static final String CREATED = "thing.created.v1";

  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Event<ThingCreated> created;
  private final AtomicInteger refusals = new AtomicInteger();

  ThingService(
      AgroalDataSource dataSource, Outbox outbox, AuditTrail audit, Event<ThingCreated> created) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.audit = audit;
    this.created = created;
  }

  public record ThingCreated(String name) {}

  @Transactional
  public void create(String name) {
    audit.record(
        AuditEntry.of("thing.create", "thing", name).unit("snv").legalBasis("Đ5").detail("n", 1));
    insert(name);
    outbox.announce(TOPIC, CREATED, name, new ThingCreated(name));
    created.fire(new ThingCreated(name));
    if (name.startsWith("undone")) {
      throw new IllegalStateException("after the announcement");
    }
  }

  @Transactional
  public void take(ThingCreated fact) {
    if (fact.name().startsWith("poison")) {
      refusals.incrementAndGet();
      throw new IllegalStateException("cannot take " + fact.name());
    }
    insert("taken-" + fact.name());
  }

  public boolean exists(String name) {
    return count(name) > 0;
  }

  private int count(String name) {
    try (var connection = dataSource.getConnection();
        var select = connection.prepareStatement("select count(*) from thing where name = ?")) {
      select.setString(1, name);
      try (var rows = select.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void insert(String name) {
    try (var connection = dataSource.getConnection();
        var insert = connection.prepareStatement("insert into thing (name) values (?)")) {
      insert.setString(1, name);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public int refusals() {
    return refusals.get();
  }
}
