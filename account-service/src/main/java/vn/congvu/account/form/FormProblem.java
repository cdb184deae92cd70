package vn.congvu.account.form;

import vn.congvu.platform.problem.ProblemType;

/** Every error that a form can answer. */
enum FormProblem implements ProblemType {
  TOO_LONG_FOR_DOCX("form-too-long-for-docx", 409, "The list is too long for a .docx");

  private final String slug;
  private final int status;
  private final String title;

  FormProblem(String slug, int status, String title) {
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
