package vn.congvu.fingerprint;

import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.mime.LeafDecoder;
import vn.congvu.fingerprint.mime.LeafHead;
import vn.congvu.fingerprint.mime.MessageHead;
import vn.congvu.fingerprint.mime.MimeSink;
import vn.congvu.fingerprint.mime.MimeSplitter;

/**
 * Takes the fingerprints of a message that {@link MimeSplitter} walks through. Looks also into what
 * it encloses: messages, encoded or not, and the containers in which Outlook hides attachments
 * (winmail.dat).
 */
public final class MessageFingerprints implements MimeSink {

  private final FingerprintKey key;
  private final FingerprintSink sink;
  private final int depth;
  private @Nullable Leaf leaf;

  private record Leaf(ContentFingerprint content, LeafDecoder decoder) {}

  public MessageFingerprints(FingerprintKey key, FingerprintSink sink) {
    this(key, sink, 0);
  }

  MessageFingerprints(FingerprintKey key, FingerprintSink sink, int depth) {
    this.key = key;
    this.sink = sink;
    this.depth = depth;
  }

  @Override
  public void structure(byte[] bytes, int offset, int length) {
    // Belongs to this message alone.
  }

  @Override
  public void beginLeaf(LeafHead head) {
    var content = new ContentFingerprint(key, sink, depth, head.encloses());
    leaf = new Leaf(content, new LeafDecoder(head.encoding(), content));
  }

  @Override
  public void leaf(byte[] bytes, int offset, int length) {
    if (leaf != null) {
      leaf.decoder().add(bytes, offset, length);
    }
  }

  @Override
  public void endLeaf() {
    if (leaf != null) {
      leaf.decoder().end();
      leaf = null;
    }
  }

  @Override
  public void identified(MessageHead head) {
    FingerprintKind own =
        depth == 0 && head.outermost() ? FingerprintKind.MESSAGE_ID : FingerprintKind.ENCLOSED;
    head.messageIds().forEach(id -> sink.found(own, key.messageId(id), 0));
    head.references().forEach(id -> sink.found(FingerprintKind.REFERENCE, key.messageId(id), 0));
  }
}
