package vn.congvu.e2e.stack;

import java.util.List;

/** How a command ended and all that it printed, on whichever stream. */
public record Said(int code, String text) {

  public List<String> lines() {
    return text.strip().lines().toList();
  }
}
