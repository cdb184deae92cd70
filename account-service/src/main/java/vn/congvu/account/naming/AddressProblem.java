package vn.congvu.account.naming;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an address. */
enum AddressProblem implements ProblemType {
  ADDRESS_TAKEN("address-taken", 409, "The address is reserved, in use or in quarantine"),
  ADDRESS_NOT_ALLOWED("address-not-allowed", 400, "The address breaks the naming rules"),
  NAMING_DATA_MISSING("naming-data-missing", 400, "The naming rule needs data that is missing");

  private final String slug;
  private final int status;
  private final String title;

  AddressProblem(String slug, int status, String title) {
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
