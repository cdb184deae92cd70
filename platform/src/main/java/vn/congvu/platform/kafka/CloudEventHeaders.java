package vn.congvu.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 as Kafka headers (binary mode), with the request id as an extension. */
public final class CloudEventHeaders {

  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String TIME = "ce_time";
  public static final String REQUEST_ID = "ce_requestid";
  public static final String CE_TRACE_PARENT = "ce_traceparent";

  /** Beside the extension, since tracing agents look for the bare name. */
  public static final String TRACE_PARENT = "traceparent";

  public static final String CONTENT_TYPE = "content-type";

  private CloudEventHeaders() {}

  public static void put(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.remove(name).add(name, value.getBytes(UTF_8));
    }
  }

  public static @Nullable String get(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
