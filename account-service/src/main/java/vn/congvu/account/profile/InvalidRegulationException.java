package vn.congvu.account.profile;

import java.util.List;
import java.util.stream.Collectors;

/** A regulation that cannot be used; says everything that is wrong with it, not only the first. */
public final class InvalidRegulationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One fault: the key as a path of the file, and the reason. */
  public record Fault(String key, String reason) {}

  private final transient List<Fault> faults;

  InvalidRegulationException(String source, List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> "%n  %s: %s: %s".formatted(source, fault.key(), fault.reason()))
            .collect(Collectors.joining("", "Không dùng được quy chế:", "")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
