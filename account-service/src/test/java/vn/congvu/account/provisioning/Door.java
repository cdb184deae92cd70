package vn.congvu.account.provisioning;

/** The door before James's WebAdmin. */
public final class Door {

  static final String NAME = "webadmin";

  private Door() {}

  public static void shut() {
    vn.congvu.localstack.test.Door.shut(NAME);
  }

  public static void open() {
    vn.congvu.localstack.test.Door.open(NAME);
  }
}
