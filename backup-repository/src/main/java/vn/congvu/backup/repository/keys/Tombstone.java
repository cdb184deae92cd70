package vn.congvu.backup.repository.keys;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.fingerprint.Fingerprint;

/**
 * What was destroyed, what of it must never come back, and by which order. Signed with the
 * repository's secret, so that nobody with access to the store alone can make mail unreadable or a
 * tombstone empty.
 *
 * @param order the approved order's reference, as the service gave it
 * @param blobs are destroyed and refused
 * @param parts are destroyed, but the order does not name them: they may come again with another
 *     message, see {@link Addresses}
 */
public record Tombstone(
    UUID id,
    Instant at,
    String order,
    Set<BlobAddress> blobs,
    Set<BlobAddress> parts,
    Set<Fingerprint> fingerprints) {

  private static final int VERSION = 2;
  private static final int SIGNATURE_BYTES = 32;

  public Tombstone {
    blobs = Set.copyOf(blobs);
    parts = Set.copyOf(parts);
    fingerprints = Set.copyOf(fingerprints);
  }

  /** All whose keys are destroyed. */
  public Set<BlobAddress> destroyed() {
    Set<BlobAddress> all = new TreeSet<>(blobs);
    all.addAll(parts);
    return all;
  }

  public byte[] sign(RepositorySecret secret) {
    ByteWriter out =
        new ByteWriter().raw(Magic.TOMBSTONE).u8(VERSION).uuid(id).instant(at).text(order);
    out.varint(blobs.size());
    new TreeSet<>(blobs).forEach(out::address);
    out.varint(fingerprints.size());
    fingerprints.forEach(out::fingerprint);
    out.varint(parts.size());
    new TreeSet<>(parts).forEach(out::address);
    byte[] body = out.toBytes();
    return new ByteWriter().raw(body).raw(secret.sign(body)).toBytes();
  }

  public static Tombstone verify(byte[] signed, RepositorySecret secret) {
    String what = "a tombstone";
    int length = Math.max(0, signed.length - SIGNATURE_BYTES);
    byte[] body = Arrays.copyOf(signed, length);
    byte[] signature = Arrays.copyOfRange(signed, length, signed.length);
    if (!MessageDigest.isEqual(signature, secret.sign(body))) {
      throw RepositoryException.damaged("a tombstone's signature is wrong");
    }
    ByteReader in = new ByteReader(body, what);
    in.magic(Magic.TOMBSTONE);
    int version = in.versionUpTo(VERSION);
    UUID id = in.uuid();
    Instant at = in.instant();
    String order = in.text();
    Set<BlobAddress> blobs = new TreeSet<>();
    for (int left = in.count(in.remaining()); left > 0; left--) {
      blobs.add(in.address());
    }
    Set<Fingerprint> fingerprints = new HashSet<>();
    for (int left = in.count(in.remaining()); left > 0; left--) {
      fingerprints.add(in.fingerprint());
    }
    Set<BlobAddress> parts = new TreeSet<>();
    for (int left = version == 1 ? 0 : in.count(in.remaining()); left > 0; left--) {
      parts.add(in.address());
    }
    in.end();
    return new Tombstone(id, at, order, blobs, parts, fingerprints);
  }
}
