package vn.congvu.security.locate;

/** Something that the search needs does not answer; it rests and goes on from there. */
final class PartAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence in Vietnamese, for those who wait
   */
  PartAway(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
