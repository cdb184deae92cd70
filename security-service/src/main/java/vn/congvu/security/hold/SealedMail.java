package vn.congvu.security.hold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * One mail in the store: in pieces, so that the longest one needs little memory. Each is sealed
 * (AES-256-GCM) to its place, so that none can be put elsewhere; how many there are is kept beside.
 */
final class SealedMail {

  private static final int PIECE = 4 * 1024 * 1024;

  private final ObjectStore store;
  private final UUID spillId;
  private final UUID id;

  SealedMail(ObjectStore store, UUID spillId, UUID id) {
    this.store = store;
    this.spillId = spillId;
    this.id = id;
  }

  /** Where all mail of a case lies. */
  static String folder(UUID spillId) {
    return "sealed/" + spillId + '/';
  }

  /** The id of the mail that an object is a piece of. */
  static UUID idOf(String objectKey) {
    int from = objectKey.lastIndexOf('/') + 1;
    return UUID.fromString(objectKey.substring(from, from + 36));
  }

  /**
   * Writes and reads back.
   *
   * @throws IOException of the mail's source
   */
  Sealed write(UUID copyId, byte[] key, MailSource mail) throws IOException {
    var pieces = new Pieces(key);
    mail.writeTo(pieces);
    pieces.end();
    MessageDigest readBack = sha256();
    read(key, pieces.number, readBack::update);
    if (!MessageDigest.isEqual(pieces.plain.digest(), readBack.digest())) {
      throw RepositoryException.damaged("a mail just sealed");
    }
    return new Sealed(
        id,
        copyId,
        key,
        pieces.bytes,
        pieces.number,
        HexFormat.of().formatHex(pieces.sealed.digest()));
  }

  /** Cuts what is written into pieces and seals each as soon as it is full. */
  private final class Pieces extends OutputStream {

    private final byte[] key;
    private final MessageDigest plain = sha256();
    private final MessageDigest sealed = sha256();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private long bytes;
    private int number;

    Pieces(byte[] key) {
      this.key = key;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      int at = offset;
      while (at < offset + length) {
        int fits = Math.min(PIECE - piece.size(), offset + length - at);
        piece.write(from, at, fits);
        at += fits;
        if (piece.size() == PIECE) {
          put();
        }
      }
    }

    void end() {
      if (piece.size() > 0 || number == 0) {
        put();
      }
    }

    private void put() {
      byte[] content = piece.toByteArray();
      plain.update(content);
      byte[] box = Sealing.seal(key, content, context(number));
      sealed.update(box);
      store.put(name(number), ByteBuffer.wrap(box), null);
      bytes += content.length;
      number++;
      piece.reset();
    }
  }

  /** From the first byte to the last, a piece at a time. */
  InputStream stream(byte[] key, int pieces) {
    Iterator<InputStream> each =
        IntStream.range(0, pieces)
            .<InputStream>mapToObj(number -> new ByteArrayInputStream(open(key, number)))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return each.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return each.next();
          }
        });
  }

  void read(byte[] key, int pieces, OutputStream out) {
    read(
        key,
        pieces,
        piece -> {
          try {
            out.write(piece);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void read(byte[] key, int pieces, Piece each) {
    for (int number = 0; number < pieces; number++) {
      each.accept(open(key, number));
    }
  }

  private byte[] open(byte[] key, int piece) {
    return Sealing.open(key, store.get(name(piece)), context(piece), "a sealed mail");
  }

  /** False when a lock of the store keeps any of it. */
  boolean remove(int pieces) {
    boolean all = true;
    for (int number = 0; number < pieces; number++) {
      all &= store.delete(name(number));
    }
    return all;
  }

  private String name(int piece) {
    return folder(spillId) + id + '-' + piece;
  }

  private byte[] context(int piece) {
    return ByteBuffer.allocate(20)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putInt(piece)
        .array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }

  private interface Piece {
    void accept(byte[] bytes);
  }
}
