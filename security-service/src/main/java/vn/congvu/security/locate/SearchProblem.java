package vn.congvu.security.locate;

import vn.congvu.platform.problem.ProblemType;

/** Why no search is begun. */
enum SearchProblem implements ProblemType {
  NOT_DOUBTFUL("copies-not-doubtful", 409, "Nobody has to decide about these copies"),
  NOTHING_TO_FIND("search-nothing-to-find", 409, "No fingerprint to look for"),
  ALREADY_SEARCHING("search-under-way", 409, "A search is under way");

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
