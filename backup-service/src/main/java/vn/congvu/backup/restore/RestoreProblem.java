package vn.congvu.backup.restore;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an order to restore. */
public enum RestoreProblem implements ProblemType {
  SELECTION_UNCLEAR("restore-selection-unclear", 400, "Selection unclear"),
  NOTHING_TO_RESTORE("nothing-to-restore", 409, "Nothing to restore"),
  MAILBOX_DELETED("restore-mailbox-deleted", 409, "The receiving mailbox is deleted"),
  MOMENT_TO_COME("restore-moment-to-come", 400, "The moment has not come yet"),
  EXPORT_OVER("restore-export-over", 410, "The export may not be fetched any more"),
  EXPORT_OF_OTHERS("restore-export-of-others", 403, "The export is for those who ordered it"),
  WRONG_STATE("restore-in-another-state", 409, "Restore is in another state");

  private final String slug;
  private final int status;
  private final String title;

  RestoreProblem(String slug, int status, String title) {
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
