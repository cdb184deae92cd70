package vn.congvu.security.note;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a note. */
enum NoteProblem implements ProblemType {
  LOOKS_LIKE_CONTENT("note-looks-like-content", 400, "The note looks like the content of a mail");

  private final String slug;
  private final int status;
  private final String title;

  NoteProblem(String slug, int status, String title) {
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
