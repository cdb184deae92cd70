package vn.congvu.platform.scope;

/** The realm roles, as strings because {@code @RolesAllowed} needs constants. */
public final class Role {

  public static final String OFFICER = "officer";
  public static final String FOCAL_POINT = "focal-point";
  public static final String UNIT_HEAD = "unit-head";
  public static final String OPERATOR = "operator";
  public static final String OPERATOR_LEAD = "operator-lead";
  public static final String AUDITOR = "auditor";
  public static final String POLICE_ASSESSOR = "police-assessor";

  /** Other provincial systems. */
  public static final String INTEGRATION = "integration";

  /** Our own services. */
  public static final String SERVICE = "service";

  private Role() {}
}
