package vn.congvu.account.unit;

/**
 * Where a unit stands in the administration; districts stay for reports on the years before 2025.
 */
public enum UnitLevel {
  PROVINCE,
  DEPARTMENT,
  DISTRICT,
  COMMUNE,
  SUB_UNIT
}
