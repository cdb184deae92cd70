package vn.congvu.backup.search;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a search. */
public enum SearchProblem implements ProblemType {
  SUBJECTS_NOT_INDEXED("subjects-not-indexed", 409, "Subjects are not indexed");

  private final String slug;
  private final int status;
  private final String title;

  SearchProblem(String slug, int status, String title) {
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
