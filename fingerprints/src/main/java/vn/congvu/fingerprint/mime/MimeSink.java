package vn.congvu.fingerprint.mime;

/**
 * What {@link MimeSplitter} tells while a message streams by. All bytes given to {@link #structure}
 * and {@link #leaf}, in order, are the message. The arrays are reused after the call.
 */
public interface MimeSink {

  /** Headers, boundaries, preambles: what belongs to this message alone. */
  void structure(byte[] bytes, int offset, int length);

  void beginLeaf(LeafHead head);

  void leaf(byte[] bytes, int offset, int length);

  void endLeaf();

  /** After the headers of each message, the outermost first; also when they name nothing. */
  void identified(MessageHead head);
}
