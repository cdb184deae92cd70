package vn.congvu.security.destruction;

/** Something has to be waited for. */
final class NotYet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  /**
   * @param sentence Vietnamese, for the case's people
   */
  NotYet(String sentence) {
    super("not yet");
    this.sentence = sentence;
  }

  NotYet(String sentence, Throwable cause) {
    super("not yet", cause);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
