package vn.congvu.backup.repository;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fingerprint;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.mime.Encoding;
import vn.congvu.backup.repository.mime.LeafChunks;
import vn.congvu.backup.repository.mime.LeafDecoder;
import vn.congvu.backup.repository.mime.MimeSink;

/**
 * Turns the pieces of one message into a recipe, storing large parts on the way and taking
 * fingerprints.
 */
final class MessageAssembly implements MimeSink {

  /**
   * More own text than this is stored as parts, so that a message without structure needs no memory
   * either.
   */
  private static final int MOST_OWN = 256 * 1024;

  private static final int MOST_REFERENCES = 50;
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");

  private final RepositorySecret secret;
  private final Tombstones tombstones;
  private final int splitFrom;
  private final Function<byte[], BlobAddress> parts;
  private final List<Recipe.Segment> segments = new ArrayList<>();
  private final ByteArrayOutputStream own = new ByteArrayOutputStream(4096);
  private final List<Fingerprint> content = new ArrayList<>();
  private final List<Fingerprint> references = new ArrayList<>();
  private @Nullable Fingerprint messageId;
  private @Nullable Leaf leaf;
  private int ownBytes;

  /** Of the leaf that is passing by. */
  private record Leaf(LeafChunks chunks, LeafDecoder decoder, Mac mac, int firstSegment) {}

  MessageAssembly(
      RepositorySecret secret,
      Tombstones tombstones,
      int splitFrom,
      Function<byte[], BlobAddress> parts) {
    this.secret = secret;
    this.tombstones = tombstones;
    this.splitFrom = splitFrom;
    this.parts = parts;
  }

  @Override
  public void structure(byte[] bytes, int offset, int length) {
    own.write(bytes, offset, length);
    if (ownBytes + own.size() > MOST_OWN) {
      byte[] spilled = own.toByteArray();
      own.reset();
      segments.add(new Recipe.Part(parts.apply(spilled), spilled.length, null));
    }
  }

  @Override
  public void beginLeaf(Encoding encoding) {
    Mac mac = secret.part();
    LeafChunks chunks =
        new LeafChunks(
            encoding,
            (plain, layout) -> {
              endOwn();
              segments.add(new Recipe.Part(parts.apply(plain), plain.length, layout));
            });
    leaf = new Leaf(chunks, new LeafDecoder(encoding, mac), mac, segments.size());
  }

  @Override
  public void leaf(byte[] bytes, int offset, int length) {
    Leaf now = leaf;
    if (now != null) {
      now.decoder().add(bytes, offset, length);
      now.chunks().add(bytes, offset, length);
    }
  }

  @Override
  public void endLeaf() {
    Leaf now = leaf;
    leaf = null;
    if (now == null) {
      return;
    }
    if (now.decoder().finish() > 0) {
      Fingerprint print = RepositorySecret.finish(now.mac());
      tombstones.refuse(List.of(print));
      content.add(print);
    }
    boolean small = segments.size() == now.firstSegment() && now.chunks().gathered() < splitFrom;
    if (small) {
      now.chunks().gathered((plain, layout) -> structure(plain, 0, plain.length));
    } else {
      now.chunks().end();
    }
  }

  @Override
  public void identified(@Nullable String id, @Nullable String answered) {
    messageId = id == null || id.isBlank() ? null : secret.messageId(id);
    if (messageId != null) {
      tombstones.refuse(List.of(messageId));
    }
    if (answered != null) {
      Matcher matcher = ID.matcher(answered);
      while (matcher.find() && references.size() < MOST_REFERENCES) {
        references.add(secret.messageId(matcher.group()));
      }
    }
  }

  Recipe recipe(byte[] sha256, long size) {
    endOwn();
    return new Recipe(sha256, size, List.copyOf(segments));
  }

  @Nullable Fingerprint messageId() {
    return messageId;
  }

  List<Fingerprint> references() {
    return references;
  }

  List<Fingerprint> content() {
    return content;
  }

  private void endOwn() {
    if (own.size() > 0) {
      segments.add(new Recipe.Own(own.toByteArray()));
      ownBytes += own.size();
      own.reset();
    }
  }
}
