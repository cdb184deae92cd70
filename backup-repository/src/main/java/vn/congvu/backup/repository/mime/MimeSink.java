package vn.congvu.backup.repository.mime;

import org.jspecify.annotations.Nullable;

/**
 * What {@link MimeSplitter} tells while a message streams by. All bytes given to {@link #structure}
 * and {@link #leaf}, in order, are the message. The arrays are reused after the call.
 */
public interface MimeSink {

  /** Headers, boundaries, preambles: what belongs to this message alone. */
  void structure(byte[] bytes, int offset, int length);

  void beginLeaf(Encoding encoding);

  void leaf(byte[] bytes, int offset, int length);

  void endLeaf();

  /** Headers of the outermost message; null when it has none. */
  void identified(@Nullable String messageId, @Nullable String references);
}
