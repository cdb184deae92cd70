package vn.congvu.localstack;

import java.util.List;

/** One process of the stack. */
public interface Part {

  String name();

  /** Ports it will listen on, the one people ask for first. */
  List<Integer> ports();

  /** Makes ready what the process needs on disk. Slow the first time only; safe to call again. */
  void prepare();

  Command command();

  /** Asks the part itself, by its own protocol. */
  boolean isReady();

  /** What needs the running part, and must be done before anything depends on it. */
  default void afterReady() {}
}
