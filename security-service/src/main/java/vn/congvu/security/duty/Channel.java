package vn.congvu.security.duty;

/** The way by which somebody was told. */
public enum Channel {
  /** On this platform: whoever is told finds the case waiting. */
  PORTAL(false),
  IN_PERSON(false),
  PHONE(false),
  LETTER(true),
  /** The network of the Government Cipher Committee. */
  CIPHER(true);

  private final boolean numbered;

  Channel(boolean numbered) {
    this.numbered = numbered;
  }

  /** Whether what goes this way bears a number. */
  boolean isNumbered() {
    return numbered;
  }
}
