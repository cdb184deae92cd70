package vn.congvu.security.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;
import vn.congvu.platform.id.Ids;

/**
 * Sealed mail. The order of whoever takes mail away: {@link #seal}, {@link #keep} in a transaction
 * that commits, and only then is the mail removed from where it was. A kill in between leaves at
 * worst a sealed object that nothing opens, see {@link #tidy}.
 *
 * <p>What the stores or the master key refuse comes as {@link
 * vn.congvu.backup.repository.format.RepositoryException}.
 */
@ApplicationScoped
public class Holds {

  private static final int PAGE = 500;

  private final HoldPlaces places;
  private final HoldLedger ledger;
  private final CaseKeys keys;
  private volatile boolean made;

  Holds(HoldPlaces places, HoldLedger ledger, CaseKeys keys) {
    this.places = places;
    this.ledger = ledger;
    this.keys = keys;
  }

  /**
   * Seals a mail under a key of its own and reads it back. Durable when this returns, but nothing
   * can open it before {@link #keep}. Outside any transaction.
   *
   * @throws IOException of the mail's source
   */
  public Sealed seal(UUID spillId, UUID copyId, MailSource mail) throws IOException {
    if (!made) {
      if (ledger.isNew()) {
        places.make();
      }
      made = true;
    }
    return new SealedMail(places.mail(), spillId, Ids.next())
        .write(copyId, Sealing.randomKey(), mail);
  }

  /** What was just sealed, before it is kept. */
  public InputStream read(UUID spillId, Sealed sealed) {
    return new SealedMail(places.mail(), spillId, sealed.id())
        .stream(sealed.key(), sealed.pieces());
  }

  /** With the commit they can be opened. A copy has one hold: a second one breaks the commit. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(UUID spillId, Collection<Sealed> sealed) {
    if (!sealed.isEmpty()) {
      ledger.keep(spillId, sealed);
    }
  }

  /** The holds of those of these copies that have one, by copy. */
  public Map<UUID, HoldView> of(Collection<UUID> copyIds) {
    var holds = new HashMap<UUID, HoldView>();
    ledger.ofCopies(copyIds).forEach(hold -> holds.put(hold.copyId(), hold));
    return holds;
  }

  /** Everything of a case that can still be opened. */
  public List<UUID> all(UUID spillId) {
    return ledger.open(spillId);
  }

  /**
   * A mail to the byte, a piece at a time.
   *
   * @throws IllegalStateException when it was shredded
   */
  public InputStream read(UUID id) {
    HoldLedger.Held held =
        ledger.find(id).orElseThrow(() -> new IllegalStateException("shredded: " + id));
    byte[] key = keys.open(held.keyId()).unwrap(held.wrappedKey(), "a sealed mail");
    return new SealedMail(places.mail(), held.spillId(), id).stream(key, held.pieces());
  }

  /**
   * Writes a mail to the byte.
   *
   * @return false when it was shredded; then nothing was written
   */
  public boolean open(UUID id, OutputStream out) {
    HoldLedger.Held held = ledger.find(id).orElse(null);
    if (held == null) {
      return false;
    }
    byte[] key = keys.open(held.keyId()).unwrap(held.wrappedKey(), "a sealed mail");
    new SealedMail(places.mail(), held.spillId(), id).read(key, held.pieces(), out);
    return true;
  }

  /**
   * Nobody can open these any more, whatever relics of database and stores they have. A kill at any
   * point is healed by calling it again with the same ids. Outside any transaction.
   *
   * @return all of these that are shredded, with the proof
   */
  public List<Shredded> shred(UUID spillId, Collection<UUID> ids) {
    ledger.doom(spillId, ids);
    for (UUID key : ledger.retiredKeys(spillId)) {
      ledger.save(spillId, key);
      keys.destroy(key);
      ledger.destroyed(key);
    }
    return ledger.shredded(ids);
  }

  /**
   * Removes the sealed bytes of shredded mail, which nothing opens.
   *
   * @return whether all are removed; a store may keep some by a lock
   */
  public boolean removeShredded(UUID spillId) {
    List<HoldLedger.Remains> remains;
    do {
      remains = ledger.remains(spillId, PAGE);
      var removed = new ArrayList<UUID>();
      for (HoldLedger.Remains mail : remains) {
        if (new SealedMail(places.mail(), spillId, mail.id()).remove(mail.pieces())) {
          removed.add(mail.id());
        }
      }
      ledger.removed(removed);
      if (removed.size() < remains.size()) {
        return false;
      }
    } while (remains.size() == PAGE);
    return true;
  }

  /**
   * Removes sealed bytes that nothing opens: of shredded mail, and of mail that was never kept. Not
   * while mail of the case is being sealed.
   */
  public void tidy(UUID spillId) {
    if (!removeShredded(spillId)) {
      return;
    }
    ObjectStore store = places.mail();
    List<StoredObject> objects = store.list(SealedMail.folder(spillId));
    Set<UUID> orphans =
        ledger.unknown(objects.stream().map(it -> SealedMail.idOf(it.key())).distinct().toList());
    for (StoredObject object : objects) {
      if (orphans.contains(SealedMail.idOf(object.key()))) {
        boolean _ = store.delete(object.key());
      }
    }
  }
}
