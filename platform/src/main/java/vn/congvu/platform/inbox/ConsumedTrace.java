package vn.congvu.platform.inbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.kafka.CloudEventHeaders;

/** Continues the trace of the request that caused a fact. */
@ApplicationScoped
class ConsumedTrace {

  private static final TextMapGetter<Headers> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
          return Set.of(CloudEventHeaders.TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
          return headers == null ? null : CloudEventHeaders.get(headers, key);
        }
      };

  private final OpenTelemetry telemetry;

  ConsumedTrace(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  AutoCloseable begin(ConsumerRecord<String, byte[]> record) {
    Context parent =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), record.headers(), GETTER);
    Span span =
        telemetry
            .getTracer("vn.congvu.platform.inbox")
            .spanBuilder(record.topic() + " process")
            .setParent(parent)
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    Scope scope = span.makeCurrent();
    return () -> {
      scope.close();
      span.end();
    };
  }
}
