package vn.congvu.backup.keep;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.platform.lease.Lease;

/** How some kinds of jobs are done. Must bear to be cut off anywhere and begun anew. */
interface MaintenanceWork {

  Set<MaintenanceKind> kinds();

  Result run(MaintenanceKind kind, Lease lease);

  /**
   * @param numbers what was counted, by name
   * @param problem a sentence for the operator; null when all is well
   */
  record Result(Map<String, Long> numbers, List<Check.Finding> findings, @Nullable String problem) {

    static Result of(Map<String, Long> numbers) {
      return new Result(numbers, List.of(), null);
    }

    static Result refused(Check.Finding why) {
      return new Result(Map.of(), List.of(why), FaultSentence.of(why.fault()));
    }
  }
}
