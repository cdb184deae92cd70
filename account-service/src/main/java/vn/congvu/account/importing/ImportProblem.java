package vn.congvu.account.importing;

import vn.congvu.platform.problem.ProblemType;

/** Every error that an import can answer. */
public enum ImportProblem implements ProblemType {
  EMPTY_FILE("import-file-empty", 400, "The file holds nothing"),
  NOT_A_SHEET("import-file-not-a-sheet", 400, "Neither an .xlsx nor a .csv file"),
  OLD_EXCEL("import-file-old-excel", 400, "An .xls file of Excel 97-2003"),
  PASSWORD_PROTECTED("import-file-password-protected", 400, "The file is protected by a password"),
  BROKEN_FILE("import-file-broken", 400, "The file cannot be read to its end"),
  DANGEROUS_FILE("import-file-dangerous", 400, "The file is built to exhaust or attack its reader"),
  NO_HEADER("import-header-not-found", 400, "No row names the columns of the form"),
  NO_ROWS("import-without-rows", 400, "No row below the header names a person"),
  TOO_MANY_ROWS("import-too-many-rows", 413, "More rows than one import may hold"),
  FILE_TOO_LARGE("import-file-too-large", 413, "The file is larger than one import may be"),
  ALREADY_ACCEPTED("import-already-accepted", 409, "The import was accepted and is closed"),
  HAS_ERRORS("import-has-errors", 409, "Rows with errors are neither corrected nor skipped"),
  NOTHING_LEFT("import-nothing-left", 409, "Every row was skipped");

  private final String slug;
  private final int status;
  private final String title;

  ImportProblem(String slug, int status, String title) {
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
