package vn.congvu.e2e.system;

/** Something that should hold of the running system does not. */
public final class NotSo extends RuntimeException {

  public NotSo(String what) {
    super(what);
  }

  public static void unless(boolean holds, String what) {
    if (!holds) {
      throw new NotSo(what);
    }
  }
}
