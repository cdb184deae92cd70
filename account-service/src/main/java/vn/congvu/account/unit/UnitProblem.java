package vn.congvu.account.unit;

import vn.congvu.platform.problem.ProblemType;

/** Every error that the unit feature can answer. */
public enum UnitProblem implements ProblemType {
  UNIT_CODE_TAKEN("unit-code-taken", "The unit code is or was in use"),
  UNIT_CHANGE_OUT_OF_ORDER("unit-change-out-of-order", "A later change of the unit is recorded"),
  UNIT_CYCLE("unit-cycle", "A unit cannot hang below itself"),
  UNIT_HAS_SUBUNITS("unit-has-subunits", "Other units still hang below it"),
  UNIT_NOT_LIVING("unit-not-living", "The unit does not exist on that day");

  private final String slug;
  private final String title;

  UnitProblem(String slug, String title) {
    this.slug = slug;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return 409;
  }

  @Override
  public String title() {
    return title;
  }
}
