package vn.congvu.platform.calendar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** The office hours of a working day: spans in order, without overlap. */
public record WorkingHours(List<Span> spans) {

  public static final WorkingHours OFFICE =
      new WorkingHours(
          List.of(
              new Span(LocalTime.of(7, 30), LocalTime.of(11, 30)),
              new Span(LocalTime.of(13, 0), LocalTime.of(17, 0))));

  public WorkingHours {
    spans = List.copyOf(spans);
    LocalTime last = LocalTime.MIN;
    for (Span span : spans) {
      if (span.from().isBefore(last) || !span.from().isBefore(span.to())) {
        throw new IllegalArgumentException("spans must be in order and not empty: " + spans);
      }
      last = span.to();
    }
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("a working day has hours");
    }
  }

  /** How long a working day is. */
  public Duration length() {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  public record Span(LocalTime from, LocalTime to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }
}
