package vn.congvu.backup.approval;

import jakarta.enterprise.context.ApplicationScoped;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Whoever decides answers for it, and so cannot be the one who asked. */
@ApplicationScoped
public class SecondPerson {

  private final Caller caller;

  SecondPerson(Caller caller) {
    this.caller = caller;
  }

  /** Refuses the caller who is this subject. */
  public void requireOtherThan(String requestedBy) {
    if (requestedBy.equals(caller.subject())) {
      throw ProblemException.of(
          ApprovalProblem.SECOND_PERSON_NEEDED,
          "Người đề nghị không được tự quyết định; cần người thứ hai.");
    }
  }
}
