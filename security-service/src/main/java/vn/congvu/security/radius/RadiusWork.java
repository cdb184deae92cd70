package vn.congvu.security.radius;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.fingerprint.FingerprintKeys;

/**
 * One attempt at a computation: mailboxes are read several at a time and each is kept when it is
 * read, so that the next attempt goes on where this one broke.
 */
@ApplicationScoped
class RadiusWork {

  private static final int PAGE = 200;

  private final RadiusQueue queue;
  private final EnvelopeLedger ledger;
  private final EnvelopeReader reader;
  private final SealedEnvelopes sealed;
  private final RadiusRecord result;
  private final FingerprintKeys keys;
  private final RadiusConfig config;

  RadiusWork(
      RadiusQueue queue,
      EnvelopeLedger ledger,
      EnvelopeReader reader,
      SealedEnvelopes sealed,
      RadiusRecord result,
      FingerprintKeys keys,
      RadiusConfig config) {
    this.queue = queue;
    this.ledger = ledger;
    this.reader = reader;
    this.sealed = sealed;
    this.result = result;
    this.keys = keys;
    this.config = config;
  }

  void run(Lease lease) {
    RadiusQueue.Asked asked = queue.asked(lease);
    FingerprintKey key = keys.get();
    Set<UUID> known = ConcurrentHashMap.newKeySet();
    ledger.messages(asked.spillId()).forEach(message -> known.add(message.message()));
    try (ExecutorService readers =
        Executors.newFixedThreadPool(config.parallel(), Thread.ofVirtual().factory())) {
      // The first one alone tells whom the message names, which may be thousands; no other asks.
      for (List<String> some = ledger.unread(asked.spillId(), asked.at(), 1);
          !some.isEmpty();
          some = ledger.unread(asked.spillId(), asked.at(), PAGE)) {
        var underWay = new ArrayList<Future<?>>();
        for (String mailbox : some) {
          underWay.add(
              readers.submit(
                  () -> {
                    EnvelopeReader.Reading reading =
                        reader.read(mailbox, ledger.of(asked.spillId(), mailbox), known, key);
                    ledger.keep(lease, asked.spillId(), reading.copies(), reading.messages());
                    reading.messages().forEach(message -> known.add(message.message()));
                  }));
        }
        await(underWay, readers);
      }
    }
    readSealed(lease, asked, key);
    result.keep(lease, asked.spillId());
  }

  private void readSealed(Lease lease, RadiusQueue.Asked asked, FingerprintKey key) {
    for (List<EnvelopeLedger.SealedCopy> some = ledger.sealed(asked.spillId(), asked.at(), PAGE);
        !some.isEmpty();
        some = ledger.sealed(asked.spillId(), asked.at(), PAGE)) {
      EnvelopeReader.Reading reading = sealed.read(some, key);
      ledger.keep(lease, asked.spillId(), reading.copies(), reading.messages());
    }
  }

  private static void await(List<Future<?>> underWay, ExecutorService readers) {
    try {
      for (Future<?> one : underWay) {
        var _ = one.get();
      }
    } catch (ExecutionException broken) {
      readers.shutdownNow();
      throw broken.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      readers.shutdownNow();
      throw new IllegalStateException(stopped);
    }
  }
}
