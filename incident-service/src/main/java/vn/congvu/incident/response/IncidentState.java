package vn.congvu.incident.response;

/** Where an incident stands. */
public enum IncidentState {
  OPEN("mới"),
  IN_PROGRESS("đang xử lý"),
  RESOLVED("đã xử lý");

  private final String inVietnamese;

  IncidentState(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
