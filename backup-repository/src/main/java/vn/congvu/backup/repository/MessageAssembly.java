package vn.congvu.backup.repository;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.leaf.LeafChunks;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.fingerprint.MessageFingerprints;
import vn.congvu.fingerprint.mime.LeafHead;
import vn.congvu.fingerprint.mime.MessageHead;
import vn.congvu.fingerprint.mime.MimeSink;

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

  private final int splitFrom;
  private final Parts parts;
  private final List<Recipe.Segment> segments = new ArrayList<>();
  private final DeliveryTrace trace = new DeliveryTrace();
  private final ByteArrayOutputStream own = new ByteArrayOutputStream(4096);
  private final MessageFingerprints prints;
  private final List<Fingerprint> content = new ArrayList<>();
  private final List<Fingerprint> references = new ArrayList<>();
  private @Nullable Fingerprint messageId;
  private @Nullable Leaf leaf;
  private int ownBytes;
  private boolean inHeaders = true;

  /** Whether what comes is the same in other copies of this message. */
  private boolean shared;

  /** Takes pieces that other messages may have too, and what they are known by. */
  interface Parts {
    /** Throws, or remembers, what was forgotten. */
    void found(Fingerprint print);

    BlobAddress leaf(byte[] plain);

    BlobAddress structure(byte[] plain);
  }

  /** Of the leaf that is passing by. */
  private record Leaf(LeafChunks chunks, int firstSegment) {}

  MessageAssembly(FingerprintKey key, int splitFrom, Parts parts) {
    this.prints = new MessageFingerprints(key, this::found);
    this.splitFrom = splitFrom;
    this.parts = parts;
  }

  @Override
  public void structure(byte[] bytes, int offset, int length) {
    if (inHeaders && trace.endsBefore(bytes, offset, length)) {
      endOwn();
      shared = true;
    }
    own.write(bytes, offset, length);
    if (ownBytes + own.size() > MOST_OWN) {
      byte[] spilled = own.toByteArray();
      own.reset();
      segments.add(new Recipe.Part(parts.structure(spilled), spilled.length, null));
    }
  }

  @Override
  public void beginLeaf(LeafHead head) {
    prints.beginLeaf(head);
    LeafChunks chunks =
        new LeafChunks(
            head.encoding(),
            (plain, layout) -> {
              endOwn();
              segments.add(new Recipe.Part(parts.leaf(plain), plain.length, layout));
            });
    leaf = new Leaf(chunks, segments.size());
  }

  @Override
  public void leaf(byte[] bytes, int offset, int length) {
    prints.leaf(bytes, offset, length);
    if (leaf != null) {
      leaf.chunks().add(bytes, offset, length);
    }
  }

  @Override
  public void endLeaf() {
    prints.endLeaf();
    Leaf now = leaf;
    leaf = null;
    if (now == null) {
      return;
    }
    boolean small = segments.size() == now.firstSegment() && now.chunks().gathered() < splitFrom;
    if (small) {
      now.chunks().gathered((plain, layout) -> structure(plain, 0, plain.length));
    } else {
      now.chunks().end();
    }
  }

  @Override
  public void identified(MessageHead head) {
    inHeaders = false;
    prints.identified(head);
  }

  private void found(FingerprintKind kind, Fingerprint print, long bytes) {
    if (kind == FingerprintKind.REFERENCE) {
      if (references.size() < MOST_REFERENCES) {
        references.add(print);
      }
      return;
    }
    parts.found(print);
    if (kind == FingerprintKind.MESSAGE_ID && messageId == null) {
      messageId = print;
    } else {
      content.add(print);
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
      byte[] bytes = own.toByteArray();
      own.reset();
      if (shared && bytes.length >= splitFrom) {
        segments.add(new Recipe.Part(parts.structure(bytes), bytes.length, null));
      } else {
        segments.add(new Recipe.Own(bytes));
        ownBytes += bytes.length;
      }
    }
  }
}
