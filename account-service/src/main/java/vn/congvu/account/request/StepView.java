package vn.congvu.account.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a request's history as others may read it: the person's name, not their subject. */
public record StepView(
    Step step,
    String by,
    Instant at,
    RequestState from,
    RequestState to,
    @Nullable String note,
    @Nullable String legalBasis) {}
