package vn.congvu.mail.access;

/** Hears what the server says before it finishes a command. */
interface Answers {

  Answers NONE = new Answers() {};

  /**
   * @param word {@code FETCH}
   * @param number the one in front of the word; 0 when there is none
   * @param wire stands behind the word; to be read to the end of the value, not of the line
   * @return false when nothing was read
   */
  default boolean data(String word, long number, Wire wire) {
    return false;
  }

  default void status(StatusLine line) {}
}
