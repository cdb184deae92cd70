package vn.congvu.incident.response;

/** What happened. A kind enters when something opens it. */
public enum IncidentKind {
  HIJACK("chiếm quyền hộp thư");

  private final String inVietnamese;

  IncidentKind(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
