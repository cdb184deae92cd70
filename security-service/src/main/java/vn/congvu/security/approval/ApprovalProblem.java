package vn.congvu.security.approval;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a set, or with a decision on it. */
enum ApprovalProblem implements ProblemType {
  LOGIN_TOO_OLD("login-too-old", 401, "A fresh login is needed"),
  SECOND_PERSON_NEEDED("result-set-second-person-needed", 403, "Second person needed"),
  NOT_CONTAINED("result-set-not-contained", 409, "Copies still lie where they were found"),
  DOUBTFUL("result-set-doubtful", 409, "Messages of other content are to be decided about"),
  NOTHING_LEFT("result-set-empty", 409, "No copy is left that could be destroyed"),
  WRONG_STATE("result-set-in-another-state", 409, "The set is in another state"),
  ANOTHER_DIGEST("result-set-another-digest", 409, "The digest is not this set's"),
  CHANGED("result-set-changed", 409, "The copies are no longer those of the set"),
  KEPT("result-set-kept", 409, "The authority wants everything kept as it is"),
  EXPIRED("approval-expired", 409, "The time of the approval is over");

  private final String slug;
  private final int status;
  private final String title;

  ApprovalProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
