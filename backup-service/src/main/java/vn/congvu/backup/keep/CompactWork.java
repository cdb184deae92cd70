package vn.congvu.backup.keep;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import vn.congvu.backup.hold.LegalHolds;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.pack.Compaction;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;

/** Gives the space back of what no message of the catalogue uses any more. */
@ApplicationScoped
class CompactWork implements MaintenanceWork {

  private static final int MOST_SECONDS = 3600;
  private static final int BLOBS_PER_MESSAGE = 3;

  private final CompactionGuard guard;
  private final RepositoryAccess repository;
  private final LetGo letGo;
  private final Database database;
  private final BackupRules rules;
  private final LegalHolds holds;
  private final KeepConfig config;
  private final Clock clock;

  CompactWork(
      CompactionGuard guard,
      RepositoryAccess repository,
      LetGo letGo,
      Database database,
      BackupRules rules,
      LegalHolds holds,
      KeepConfig config,
      Clock clock) {
    this.guard = guard;
    this.repository = repository;
    this.letGo = letGo;
    this.database = database;
    this.rules = rules;
    this.holds = holds;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.COMPACT);
  }

  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    return guard.compacting(
        held -> {
          LivingBlobs living = living();
          Compaction.Report report =
              repository
                  .get()
                  .compact(
                      new Compaction.Rules(
                          blob -> {
                            held.require();
                            return living.mayHold(blob);
                          },
                          config.mostDead(),
                          manifestsSince(),
                          emptied(),
                          held::require));
          if (report.refused().isPresent()) {
            return Result.refused(report.refused().get());
          }
          if (!report.leftAlone().isEmpty()) {
            Log.warnf("Packs that cannot be read were left alone: %s", report.leftAlone());
          }
          letGo.forgetWhatIsGone();
          return Result.of(
              Map.of(
                  "rewritten", (long) report.rewritten(),
                  "deleted", (long) report.deleted(),
                  "locked", (long) report.locked(),
                  "leftAlone", (long) report.leftAlone().size()));
        });
  }

  /** While anything is held, every moment of it must be restorable without the catalogue too. */
  private Instant manifestsSince() {
    return holds.isAnythingHeld() || !rules.isRegulationKnown()
        ? Instant.EPOCH
        : KeptMoments.of(rules.retention(), clock.instant()).oldest();
  }

  /**
   * Manifests go by the address, which another mailbox may have by now: then they are needed for
   * that one.
   */
  private Set<BlobAddress> emptied() {
    Repository opened = repository.get();
    return database
        .query(
            """
            select address from backup_mailbox
             group by address having bool_and(emptied_at is not null and emptied_at >= closed_at)
            """,
            row -> opened.manifestAddress(row.getString(1)))
        .stream()
        .collect(Collectors.toSet());
  }

  /** Every message that lies or lay somewhere, and what its letter shares. */
  private LivingBlobs living() {
    long places =
        database.query("select count(*) from placement", row -> row.getLong(1)).getFirst();
    var living = new LivingBlobs(places * BLOBS_PER_MESSAGE, RandomGenerator.getDefault());
    QuarkusTransaction.requiringNew()
        .timeout(MOST_SECONDS)
        .run(
            () -> {
              add(living, "select message from placement where message is not null");
              add(living, "select unnest(hashes[prints + 1:prints + parts]) from letter");
            });
    return living;
  }

  private void add(LivingBlobs living, String blobs) {
    database.stream(
        blobs, row -> BlobAddress.of(row.getObject(1, UUID.class)), blob -> living.add(blob));
  }
}
