package vn.congvu.fingerprint.mime;

/**
 * What a leaf's headers say of it.
 *
 * @param encloses it is a message that was encoded whole
 */
public record LeafHead(Encoding encoding, boolean encloses) {}
