package vn.congvu.account.naming;

/** No address can be made: a field is missing or unusable. The sentence is for the user. */
final class UnnameableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String sentence;

  UnnameableException(String field, String sentence) {
    super(field);
    this.field = field;
    this.sentence = sentence;
  }

  String field() {
    return field;
  }

  String sentence() {
    return sentence;
  }
}
