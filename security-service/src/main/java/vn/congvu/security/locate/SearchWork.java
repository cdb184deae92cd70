package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.backup.ReadMark;
import vn.congvu.security.backup.Sightings;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;

/**
 * One search, from wherever it was left: what was looked at is in the database, chunk by chunk, and
 * a chunk that was not is looked at again.
 */
@ApplicationScoped
class SearchWork {

  private static final int CHUNK = 100;

  private final SearchLedger ledger;
  private final SearchResults results;
  private final SearchPlan plan;
  private final PlaceLooks looks;
  private final QuietLooks quietLooks;
  private final VaultLooks vaultLooks;
  private final WantedPrints prints;
  private final Sightings sightings;
  private final HoldsOfOthers holds;
  private final FingerprintKeys keys;
  private final SearchConfig config;

  SearchWork(
      SearchLedger ledger,
      SearchResults results,
      SearchPlan plan,
      PlaceLooks looks,
      QuietLooks quietLooks,
      VaultLooks vaultLooks,
      WantedPrints prints,
      Sightings sightings,
      HoldsOfOthers holds,
      FingerprintKeys keys,
      SearchConfig config) {
    this.ledger = ledger;
    this.results = results;
    this.plan = plan;
    this.looks = looks;
    this.quietLooks = quietLooks;
    this.vaultLooks = vaultLooks;
    this.prints = prints;
    this.sightings = sightings;
    this.holds = holds;
    this.keys = keys;
    this.config = config;
  }

  void run(Lease lease) {
    boolean whole;
    do {
      // Again after it learned what a message of the case carries: every place may have that too.
      whole = goThrough(lease);
    } while (!whole);
  }

  private boolean goThrough(Lease lease) {
    Search search = ledger.get(lease.job());
    Wanted wanted = prints.of(search.spillId());
    FingerprintKey key = keys.get();
    Known known = Known.of(wanted, sightings);
    VaultLooks.Vault vault = vaultLooks.begin(wanted);
    if (!search.listed()) {
      var believed = new TreeSet<>(known.addresses());
      believed.addAll(results.placesOf(search.spillId()));
      believed.addAll(vault.known());
      plan.list(search, believed);
      results.listed(lease, search, known);
    }
    var eyes = new PlaceLooks.Eyes(wanted, key, vault);
    try (ExecutorService workers =
        Executors.newFixedThreadPool(config.parallel(), Thread.ofVirtual().factory())) {
      List<SearchPlace> chunk = ledger.waiting(search.id(), CHUNK);
      while (!chunk.isEmpty()) {
        List<Look> looked = look(search, chunk, eyes, known, workers);
        if (results.keep(lease, search, looked)) {
          return false;
        }
        if (looked.stream().anyMatch(look -> look.outcome() == Look.Outcome.AWAY)) {
          throw new PartAway(
              "Máy chủ thư chưa trả lời; sẽ tìm tiếp.", new IOException("mail server away"));
        }
        chunk = ledger.waiting(search.id(), CHUNK);
      }
    }
    results.ofOthers(lease, search, holds.have(search.spillId(), wanted));
    results.finish(lease, search);
    return true;
  }

  private List<Look> look(
      Search search,
      List<SearchPlace> chunk,
      PlaceLooks.Eyes eyes,
      Known known,
      ExecutorService workers) {
    Map<String, List<Spot>> found = results.spots(search.spillId(), mailboxes(chunk));
    var believed = new LinkedHashMap<SearchPlace, List<Spot>>();
    for (SearchPlace place : chunk) {
      var spots = new ArrayList<>(known.in(place.place()));
      spots.addAll(found.getOrDefault(place.place(), List.of()));
      believed.put(place, spots);
    }
    List<Look> looked = all(quietLooks.tasks(believed, eyes), workers);
    looked.forEach(look -> believed.remove(look.at()));
    Map<String, ReadMark> marks = marks(search, mailboxes(believed.keySet()));
    var tasks = new ArrayList<Callable<List<Look>>>();
    believed.forEach(
        (place, spots) -> {
          Map<FolderKey, Long> read = read(marks.get(place.place()));
          tasks.add(() -> List.of(looks.at(place, eyes, spots, read)));
        });
    looked.addAll(all(tasks, workers));
    return looked;
  }

  private static List<String> mailboxes(Collection<SearchPlace> places) {
    return places.stream()
        .filter(place -> place.kind() == PlaceKind.MAILBOX)
        .map(SearchPlace::place)
        .toList();
  }

  /** A verification believes nobody. */
  private Map<String, ReadMark> marks(Search search, List<String> addresses) {
    if (search.kind() == SearchKind.VERIFY || addresses.isEmpty()) {
      return Map.of();
    }
    try {
      return sightings.ofMailboxes(addresses);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Known.away(e);
    } catch (IOException e) {
      throw Known.away(e);
    }
  }

  private static Map<FolderKey, Long> read(@Nullable ReadMark mark) {
    var read = new HashMap<FolderKey, Long>();
    if (mark != null && mark.at() != null) {
      mark.folders()
          .forEach(
              folder ->
                  read.put(new FolderKey(folder.name(), folder.uidValidity()), folder.uidNext()));
    }
    return read;
  }

  private static List<Look> all(List<Callable<List<Look>>> tasks, ExecutorService workers) {
    var looked = new ArrayList<Look>();
    try {
      for (Future<List<Look>> looks : workers.invokeAll(tasks)) {
        looked.addAll(looks.get());
      }
      return looked;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while looking", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look failed", e.getCause());
    }
  }
}
