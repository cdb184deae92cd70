package vn.congvu.platform.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The W3C trace context as one header, to be carried through a table. */
final class TraceParent {

  private TraceParent() {}

  static @Nullable String current() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid()
        ? "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
        : null;
  }
}
