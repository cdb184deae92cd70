package vn.congvu.security.fingerprint;

import vn.congvu.platform.problem.ProblemType;

/** What can keep fingerprints from being taken. */
enum FingerprintProblem implements ProblemType {
  AWAY("fingerprints-away", 503, "Fingerprints cannot be taken now");

  private final String slug;
  private final int status;
  private final String title;

  FingerprintProblem(String slug, int status, String title) {
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
