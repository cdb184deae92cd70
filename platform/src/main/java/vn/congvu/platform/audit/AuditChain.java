package vn.congvu.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import vn.congvu.platform.chain.CanonicalJson;
import vn.congvu.platform.chain.Link;

/** The chain's end in the table: one writer at a time. */
final class AuditChain {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('audit_entry'))";
  private static final String HEAD = "select seq, hash from audit_entry order by seq desc limit 1";
  private static final String INSERT =
      """
      insert into audit_entry (seq, prev, at, actor, actor_name, actor_roles, action, subject_type,
        subject_id, unit_code, reason, legal_basis, details, request_id, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";

  private AuditChain() {}

  static void append(Connection connection, List<AuditTrail.Act> acts) throws SQLException {
    lock(connection);
    AuditHead head = head(connection);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (AuditTrail.Act act : acts) {
        AuditRow row = AuditRow.chained(head.seq() + 1, head.hash(), act);
        bind(connection, insert, row);
        insert.addBatch();
        head = new AuditHead(row.seq(), row.hash());
      }
      insert.executeBatch();
    }
  }

  static AuditHead head(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HEAD);
        ResultSet rows = select.executeQuery()) {
      return rows.next()
          ? new AuditHead(rows.getLong(1), rows.getString(2))
          : new AuditHead(0, Link.GENESIS);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.execute();
    }
  }

  private static void bind(Connection connection, PreparedStatement insert, AuditRow row)
      throws SQLException {
    insert.setLong(1, row.seq());
    insert.setString(2, row.prev());
    insert.setObject(3, utc(row.at()));
    insert.setString(4, row.actor());
    insert.setString(5, row.actorName());
    insert.setArray(6, connection.createArrayOf("text", row.actorRoles().toArray()));
    insert.setString(7, row.action());
    insert.setString(8, row.subjectType());
    insert.setString(9, row.subjectId());
    insert.setString(10, row.unitCode());
    insert.setString(11, row.reason());
    insert.setString(12, row.legalBasis());
    insert.setString(13, CanonicalJson.object(row.details()));
    insert.setString(14, row.requestId());
    insert.setString(15, row.hash());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
