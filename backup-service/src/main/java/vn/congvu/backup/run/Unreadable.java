package vn.congvu.backup.run;

import java.util.List;

/** A mailbox was gone through, and some of its mail could not be had. */
public final class Unreadable extends RuntimeException {

  private final List<String> what;

  /**
   * @param what folder and UIDs, for the operator
   */
  Unreadable(List<String> what) {
    super("messages that the server would not hand out");
    this.what = List.copyOf(what);
  }

  List<String> what() {
    return what;
  }
}
