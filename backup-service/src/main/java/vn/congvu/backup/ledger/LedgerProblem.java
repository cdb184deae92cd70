package vn.congvu.backup.ledger;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with what is reported to the ledger. */
public enum LedgerProblem implements ProblemType {
  ENTRY_KNOWN("ledger-entry-known", 409, "This result was reported already"),
  FILE_UNREADABLE("ledger-file-unreadable", 400, "The file cannot be read"),
  PLAN_FROM_REGULATION("ledger-plan-from-regulation", 409, "This plan comes from the regulation");

  private final String slug;
  private final int status;
  private final String title;

  LedgerProblem(String slug, int status, String title) {
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
