package vn.congvu.account.identity;

/**
 * Keycloak insists on two name fields and shows them one after the other: surname first gives the
 * Vietnamese order back.
 */
record PersonName(String first, String rest) {

  private static final String NOTHING = "-";

  static PersonName of(String fullName) {
    String name = fullName.strip();
    int space = name.indexOf(' ');
    return space < 0
        ? new PersonName(name, NOTHING)
        : new PersonName(name.substring(0, space), name.substring(space + 1).strip());
  }
}
