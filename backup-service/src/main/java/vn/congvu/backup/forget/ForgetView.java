package vn.congvu.backup.forget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * An order to forget.
 *
 * @param holdConsent by which what is under legal hold may go, too
 * @param copies places in folders, of today and of every generation, where the message lay
 * @param problem why the last attempt broke; it is repeated
 * @param proof null until the keys are destroyed
 */
public record ForgetView(
    UUID id,
    long version,
    ForgetState state,
    String fingerprint,
    String reason,
    @Nullable String legalBasis,
    @Nullable String holdConsent,
    String requestedBy,
    Instant requestedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant endedAt,
    long copies,
    long mailboxes,
    @Nullable String problem,
    @Nullable Proof proof) {

  /**
   * What was seen after the keys were destroyed: nothing opens any of these blobs, by the keyring
   * or by the mirror of any copy.
   *
   * @param tombstone by which every restore path and the stand-alone reader refuse it
   * @param blobsDestroyed the messages' own structures and the parts that no other message uses
   * @param partsKept parts that innocent messages use too
   * @param packs immutable packs in which the ciphertext still lies, over all stores
   * @param stores the repository and its copies
   * @param oldKeysRemoved whether the database's files hold the keys no more that were replaced;
   *     where they do, whoever has them and today's master key opens the blobs
   */
  public record Proof(
      UUID tombstone,
      long blobsDestroyed,
      int partsKept,
      int packs,
      int stores,
      boolean oldKeysRemoved) {}

  static final String SELECT =
      """
      select r.id, r.version, r.state, replace(r.print::text, '-', ''), r.reason, r.legal_basis,
             r.requested_by_name, r.requested_at, r.decided_by_name, r.decided_at, r.ended_at,
             c.copies, c.mailboxes, r.problem, r.tombstone, r.parts_kept, r.packs, r.stores,
             (select count(*) from forgotten_blob b where b.order_id = r.id), r.old_keys_removed,
             r.hold_consent
        from forget_order r
        left join lateral (
          select count(*) as copies, count(distinct k.mailbox) as mailboxes
            from forgotten_copy k where k.order_id = r.id) c on true
      """;

  static ForgetView read(ResultSet row) throws SQLException {
    UUID tombstone = row.getObject(15, UUID.class);
    return new ForgetView(
        row.getObject(1, UUID.class),
        row.getLong(2),
        ForgetState.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(21),
        row.getString(7),
        Objects.requireNonNull(Database.instant(row, 8)),
        row.getString(9),
        Database.instant(row, 10),
        Database.instant(row, 11),
        row.getLong(12),
        row.getLong(13),
        row.getString(14),
        tombstone == null
            ? null
            : new Proof(
                tombstone,
                row.getLong(19),
                row.getInt(16),
                row.getInt(17),
                row.getInt(18),
                row.getBoolean(20)));
  }
}
