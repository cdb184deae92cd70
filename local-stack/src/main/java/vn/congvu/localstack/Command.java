package vn.congvu.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process to start.
 *
 * @param stopSignal what asks it to end in good order
 */
public record Command(
    List<String> words, Map<String, String> environment, Path folder, String stopSignal) {

  static Command of(Path folder, List<String> words) {
    return new Command(List.copyOf(words), Map.of(), folder, "TERM");
  }

  Command with(String variable, String value) {
    TreeMap<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Command(words, Map.copyOf(more), folder, stopSignal);
  }

  Command withAll(Map<String, String> variables) {
    TreeMap<String, String> more = new TreeMap<>(environment);
    more.putAll(variables);
    return new Command(words, Map.copyOf(more), folder, stopSignal);
  }

  Command stoppedBy(String signal) {
    return new Command(words, environment, folder, signal);
  }

  /** The same JDK that runs the launcher, which has checked its version. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
