package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.security.backup.BackupService;
import vn.congvu.security.evidence.EvidenceChain;

/** What the backups were told to forget, and their proofs; each method is one transaction. */
@ApplicationScoped
class Forgettings {

  private final Database database;
  private final EvidenceChain evidence;

  Forgettings(Database database, EvidenceChain evidence) {
    this.database = database;
    this.evidence = evidence;
  }

  @Transactional
  boolean isEmpty(Job job) {
    return database
        .first(
            "select exists (select 1 from destruction_forgetting where job_id = ?)",
            row -> !row.getBoolean(1),
            job.id())
        .orElseThrow();
  }

  @Transactional
  void add(Job job, Collection<UUID> prints) {
    database.batch(
        "insert into destruction_forgetting (job_id, print) values (?, ?) on conflict do nothing",
        prints.stream()
            .<@Nullable Object[]>map(print -> new @Nullable Object[] {job.id(), print})
            .toList());
  }

  @Transactional
  List<UUID> unordered(Job job) {
    return database.query(
        "select print from destruction_forgetting where job_id = ? and order_id is null",
        row -> row.getObject(1, UUID.class),
        job.id());
  }

  @Transactional
  void ordered(Job job, UUID print, UUID order) {
    evidence.lock(job.spillId());
    int _ =
        database.update(
            "update destruction_forgetting set order_id = ? where job_id = ? and print = ?",
            order,
            job.id(),
            print);
    evidence.add(
        job.spillId(),
        "destruction.forget",
        Map.of("set", Integer.toString(job.setNumber()), "order", order.toString()));
  }

  /** An order without a proof. */
  record Open(UUID print, UUID order) {}

  @Transactional
  List<Open> unproved(Job job) {
    return database.query(
        """
        select print, order_id from destruction_forgetting
         where job_id = ? and order_id is not null and tombstone is null
        """,
        row -> new Open(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
        job.id());
  }

  @Transactional
  void proved(Job job, UUID print, BackupService.Proof proof) {
    evidence.lock(job.spillId());
    int changed =
        database.update(
            """
            update destruction_forgetting
               set tombstone = ?, blobs = ?, stores = ?, old_keys_removed = ?
             where job_id = ? and print = ? and tombstone is null
            """,
            proof.tombstone(),
            proof.blobsDestroyed(),
            proof.stores(),
            proof.oldKeysRemoved(),
            job.id(),
            print);
    if (changed > 0) {
      evidence.add(
          job.spillId(),
          "destruction.forgotten",
          Map.of(
              "tombstone", proof.tombstone().toString(),
              "blobs", Long.toString(proof.blobsDestroyed()),
              "stores", Integer.toString(proof.stores()),
              "oldKeysRemoved", Boolean.toString(proof.oldKeysRemoved())));
    }
  }

  /** Whether no key that was replaced for it can be had any more. */
  @Transactional
  boolean oldKeysAreRemoved(Job job) {
    return database
        .first(
            "select coalesce(bool_and(old_keys_removed), true) from destruction_forgetting"
                + " where job_id = ?",
            row -> row.getBoolean(1),
            job.id())
        .orElseThrow();
  }

  /** All proofs, in a fixed order. */
  @Transactional
  String tombstones(Job job) {
    return database
        .query(
            """
            select tombstone from destruction_forgetting
             where job_id = ? and tombstone is not null order by tombstone
            """,
            row -> row.getObject(1, UUID.class),
            job.id())
        .stream()
        .map(UUID::toString)
        .collect(Collectors.joining(","));
  }
}
