package vn.congvu.backup.repository;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Addresses;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.pack.BlobKind;
import vn.congvu.backup.repository.pack.Dictionaries;
import vn.congvu.backup.repository.pack.PackIndex;
import vn.congvu.backup.repository.pack.PackWriter;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.mime.MimeSplitter;

/**
 * Stores messages for one thread; packs are shared with all other writers of the process. Nothing
 * is promised before {@link #commit} returns, and everything after. A commit ends the pack at hand,
 * so commit for many mailboxes together: tens of thousands of tiny packs would only be merged by
 * compaction.
 */
public final class BackupWriter implements AutoCloseable {

  private final RepositorySecret secret;
  private final Tombstones tombstones;
  private final Addresses addresses;
  private final Dictionaries dictionaries;
  private final PackIndex index;
  private final PackWriter packs;
  private final int splitFrom;
  private final Runnable onClose;
  private final Set<PackWriter.Ticket> awaited = new HashSet<>();
  private final Set<BlobAddress> leftBehind = new HashSet<>();
  private boolean closed;

  BackupWriter(
      RepositorySecret secret,
      Tombstones tombstones,
      Dictionaries dictionaries,
      PackIndex index,
      PackWriter packs,
      int splitFrom,
      Runnable onClose) {
    this.secret = secret;
    this.tombstones = tombstones;
    this.addresses = new Addresses(secret, tombstones);
    this.dictionaries = dictionaries;
    this.index = index;
    this.packs = packs;
    this.splitFrom = splitFrom;
    this.onClose = onClose;
  }

  public StoredMessage store(byte[] message) {
    var passing = new Passing();
    MimeSplitter.split(message, passing.assembly);
    return passing.stored(Digests.sha256().digest(message), message.length);
  }

  /**
   * Reads the message once, whatever its size, in a few MiB of memory.
   *
   * @throws RepositoryException {@code FORGOTTEN} when the message, or one of its parts, was
   *     destroyed by order
   */
  public StoredMessage store(InputStream message) throws IOException {
    var counting = new Counting(message);
    var passing = new Passing();
    MimeSplitter.split(counting, passing.assembly);
    return passing.stored(counting.sha256.digest(), counting.size);
  }

  /** Becomes durable with the messages it names, at the next commit. */
  public void store(MailboxManifest manifest) {
    byte[] plain = manifest.encode();
    Dictionaries.Packed packed = dictionaries.pack(BlobKind.MANIFEST, plain);
    awaited.add(
        packs.append(
            secret.manifestAddress(manifest.mailbox()),
            BlobKind.MANIFEST,
            packed.codec(),
            plain.length,
            packed.bytes()));
  }

  /**
   * Makes all that was stored since the last commit durable, together with what other writers put
   * beside it.
   *
   * @throws RepositoryException when it could not be; then nothing since the last commit counts and
   *     must be stored again
   */
  public void commit() {
    try {
      awaited.forEach(packs::await);
    } finally {
      awaited.clear();
    }
  }

  /**
   * The blobs of messages that were refused which lie in the repository all the same: a large part
   * is stored before its end tells what it is. Their keys are to be destroyed, unless another
   * message uses them. They are durable after the next {@link #commit}. Forgets what it tells.
   */
  public Set<BlobAddress> leftBehind() {
    Set<BlobAddress> all = Set.copyOf(leftBehind);
    leftBehind.clear();
    return all;
  }

  /**
   * Gives up what was not committed; blobs that are already on their way may still arrive and are
   * found again.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }

  /** A message that is taken apart. */
  private final class Passing {
    private final Blobs blobs = new Blobs();
    final MessageAssembly assembly = new MessageAssembly(secret.fingerprints(), splitFrom, blobs);

    StoredMessage stored(byte[] sha256, long size) {
      Recipe recipe = assembly.recipe(sha256, size);
      BlobAddress address = blobs.add(BlobKind.MESSAGE, recipe.encode(), BlobKind.MESSAGE);
      blobs.refuse();
      return new StoredMessage(
          address,
          sha256,
          size,
          recipe.parts(),
          assembly.messageId(),
          assembly.references(),
          assembly.content());
    }
  }

  /** The blobs of one message. Once it is refused they are only named, and no more stored. */
  private final class Blobs implements MessageAssembly.Parts {
    private final Set<BlobAddress> all = new HashSet<>();
    private @Nullable RepositoryException refusal;

    @Override
    public void found(Fingerprint print) {
      orRefused(() -> tombstones.refuse(List.of(print)));
    }

    @Override
    public BlobAddress leaf(byte[] plain) {
      return add(BlobKind.PART, plain, BlobKind.PART);
    }

    @Override
    public BlobAddress structure(byte[] plain) {
      return add(BlobKind.PART, plain, BlobKind.MESSAGE);
    }

    /**
     * @param alike what a dictionary for it was learned from
     */
    BlobAddress add(BlobKind kind, byte[] plain, BlobKind alike) {
      BlobAddress address = addresses.of(plain);
      orRefused(() -> tombstones.refuse(address));
      all.add(address);
      PackWriter.Ticket ticket = packs.pending(address);
      if (ticket == null && refusal == null && !index.contains(address)) {
        Dictionaries.Packed packed = dictionaries.pack(alike, plain);
        ticket = packs.append(address, kind, packed.codec(), plain.length, packed.bytes());
      }
      if (ticket != null) {
        awaited.add(ticket);
      }
      return address;
    }

    private void orRefused(Runnable look) {
      try {
        look.run();
      } catch (RepositoryException e) {
        refusal = refusal == null ? e : refusal;
      }
    }

    void refuse() {
      RepositoryException why = refusal;
      if (why != null) {
        all.stream()
            .filter(it -> packs.pending(it) != null || index.contains(it))
            .forEach(leftBehind::add);
        throw why;
      }
    }
  }

  private static final class Counting extends FilterInputStream {
    private final MessageDigest sha256 = Digests.sha256();
    private long size;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        sha256.update(bytes, offset, read);
        size += read;
      }
      return read;
    }
  }
}
