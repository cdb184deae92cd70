package vn.congvu.backup.forget;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an order to forget. */
public enum ForgetProblem implements ProblemType {
  FINGERPRINT_UNCLEAR("fingerprint-unclear", 400, "Fingerprint unclear"),
  ALREADY_ORDERED("forgetting-already-ordered", 409, "Forgetting is ordered already"),
  HELD("forgetting-against-legal-hold", 409, "Forgetting is against a legal hold"),
  WRONG_STATE("forget-order-in-another-state", 409, "Forget order is in another state");

  private final String slug;
  private final int status;
  private final String title;

  ForgetProblem(String slug, int status, String title) {
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
