package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.request.RequestStep.Remark;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.etag.Versions;

/** Takes one step of one request: locked, in the version the caller saw, and on record. */
@ApplicationScoped
class StepDesk {

  private final RequestRepository requests;
  private final RequestAccess access;
  private final SlaDesk sla;
  private final AuditTrail audit;
  private final Clock clock;

  StepDesk(
      RequestRepository requests,
      RequestAccess access,
      SlaDesk sla,
      AuditTrail audit,
      Clock clock) {
    this.requests = requests;
    this.access = access;
    this.sla = sla;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of two who act on the same version the second waits for the lock and then is told so. */
  Request open(UUID id, @Nullable String ifMatch) {
    Request request =
        requests.locked(id).filter(access::canSee).orElseThrow(RequestAccess::noSuchRequest);
    Versions.require(ifMatch, request.version());
    return request;
  }

  Request openOwn(UUID id, @Nullable String ifMatch) {
    Request request = open(id, ifMatch);
    access.requireOwn(request);
    return request;
  }

  void take(Request request, Step step, Remark remark) {
    if (step.isTheUnits()) {
      access.requireOwn(request);
    }
    take(request, step, access.actor(), remark);
  }

  /** The step that follows from the last line's result. */
  void takeByItself(Request request, Step step) {
    take(request, step, Actor.PLATFORM, Remark.NONE);
  }

  private void take(Request request, Step step, Actor actor, Remark remark) {
    RequestStep taken = request.take(step, actor, now(), remark);
    requests.add(taken);
    sla.follow(request, taken);
    record(request, step.slug(), remark);
    String losingUnit = request.losingUnitCode();
    if (step == Step.CONFIRMATION && losingUnit != null) {
      // From now on the request stands in that unit's list; this says since when it could know.
      audit.record(
          AuditEntry.of("request.shown-to-losing-unit", "request", request.id().toString())
              .unit(losingUnit)
              .detail("code", request.code()));
    }
  }

  void record(Request request, String act, Remark remark) {
    audit.record(
        AuditEntry.of("request." + act, "request", request.id().toString())
            .unit(request.unitCode())
            .reason(remark.note())
            .legalBasis(remark.legalBasis())
            .detail("code", request.code()));
  }

  /** The request as it is now, with the version that the answer's ETag carries. */
  RequestView view(Request request) {
    return requests.current(request).view(now());
  }

  Actor actor() {
    return access.actor();
  }

  /** To the microsecond, as PostgreSQL keeps it: a time read back equals the one answered. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
