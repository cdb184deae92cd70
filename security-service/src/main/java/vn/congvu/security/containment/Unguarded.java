package vn.congvu.security.containment;

/** The mail server compares by another key: what it is told to hold it would never know. */
final class Unguarded extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
