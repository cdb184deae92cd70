package vn.congvu.gateway.route;

import io.vertx.circuitbreaker.OpenCircuitException;
import vn.congvu.gateway.problem.GatewayProblem;

/** Why a request came back without an answer. */
enum Failure {
  TOO_LARGE(GatewayProblem.TOO_LARGE, false),
  CALLER_LEFT(GatewayProblem.BAD_GATEWAY, false),
  DEADLINE(GatewayProblem.DEADLINE_PASSED, true),
  RESTING(GatewayProblem.UNAVAILABLE, false),
  TRANSPORT(GatewayProblem.BAD_GATEWAY, true);

  private final GatewayProblem problem;
  private final boolean countsAgainstUpstream;

  Failure(GatewayProblem problem, boolean countsAgainstUpstream) {
    this.problem = problem;
    this.countsAgainstUpstream = countsAgainstUpstream;
  }

  GatewayProblem problem() {
    return problem;
  }

  boolean countsAgainstUpstream() {
    return countsAgainstUpstream;
  }

  static Failure of(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      switch (t) {
        case LimitedStream.BodyTooLarge tooLarge -> {
          return TOO_LARGE;
        }
        case DeadlinePassed passed -> {
          return DEADLINE;
        }
        case CallerLeft left -> {
          return CALLER_LEFT;
        }
        case OpenCircuitException open -> {
          return RESTING;
        }
        default -> {}
      }
    }
    return TRANSPORT;
  }

  /** The service did not begin its answer in time. */
  static final class DeadlinePassed extends RuntimeException {
    DeadlinePassed() {
      super("deadline passed", null, false, false);
    }
  }

  /** The caller closed the connection before the answer was there. */
  static final class CallerLeft extends RuntimeException {
    CallerLeft() {
      super("caller left", null, false, false);
    }
  }
}
