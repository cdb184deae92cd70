package vn.congvu.fingerprint;

/** What a message has to do with what a fingerprint is of. */
public enum FingerprintKind {
  /** The message's own Message-ID. */
  MESSAGE_ID,
  /** The Message-ID of a message that it carries, as an attachment does. */
  ENCLOSED,
  /** A Message-ID that it, or a message within it, answers or continues. */
  REFERENCE,
  /** The content of a part: a body, an attachment, an attachment's attachment. */
  PART
}
