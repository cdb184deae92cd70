package vn.congvu.platform.database;

/** A statement failed: the database cannot be reached, or will not have it. */
public final class DatabaseAway extends RuntimeException {

  DatabaseAway(Throwable cause) {
    super("database does not answer as it must", cause);
  }
}
