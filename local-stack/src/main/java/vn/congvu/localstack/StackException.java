package vn.congvu.localstack;

/** One clear sentence for the person at the keyboard: what is wrong and where to look. */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StackException(String sentence) {
    super(sentence);
  }

  StackException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
