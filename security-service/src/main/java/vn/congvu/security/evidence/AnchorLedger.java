package vn.congvu.security.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The signed heads. */
@ApplicationScoped
public class AnchorLedger {

  private static final String DUE =
      """
      select e.spill_id, e.seq, e.hash
        from evidence_entry e
        left join lateral (
          select max(a.seq) as seq, max(a.signed_at) as at
            from evidence_anchor a where a.spill_id = e.spill_id) signed on true
       where e.seq = (select max(h.seq) from evidence_entry h where h.spill_id = e.spill_id)
         and (signed.seq is null or signed.seq < e.seq and signed.at < :before)
       order by e.spill_id
      """;

  private final EntityManager database;

  AnchorLedger(EntityManager database) {
    this.database = database;
  }

  record Head(UUID spillId, long seq, String hash) {}

  /**
   * @param before chains that were signed later wait
   */
  @SuppressWarnings("unchecked")
  @Transactional
  List<Head> due(Instant before) {
    List<Object[]> rows =
        database
            .createNativeQuery(DUE, Object[].class)
            .setParameter("before", before)
            .getResultList();
    return rows.stream()
        .map(row -> new Head((UUID) row[0], ((Number) row[1]).longValue(), (String) row[2]))
        .toList();
  }

  @Transactional
  void keep(Head head, Instant at, String envelope) {
    int _ =
        database
            .createNativeQuery(
                """
                insert into evidence_anchor (spill_id, seq, signed_at, envelope)
                values (:spill, :seq, :at, :envelope) on conflict do nothing
                """)
            .setParameter("spill", head.spillId())
            .setParameter("seq", head.seq())
            .setParameter("at", at)
            .setParameter("envelope", envelope)
            .executeUpdate();
  }

  /** The signed heads of a case, oldest first, each as it was signed. */
  @SuppressWarnings("unchecked")
  @Transactional(Transactional.TxType.MANDATORY)
  public List<String> of(UUID spillId) {
    return database
        .createNativeQuery(
            "select envelope from evidence_anchor where spill_id = :spill order by seq",
            String.class)
        .setParameter("spill", spillId)
        .getResultList();
  }
}
