package vn.congvu.james;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What differs between installations; the address and the ports to listen on are read by James
 * itself from the same environment.
 *
 * @param webAdminPassword demanded of every call to WebAdmin
 * @param fingerprintKeyFile the platform's key, see {@link vn.congvu.fingerprint.FingerprintKey}
 * @param deletedMailKept how long what people delete can still be found; zero when it is gone at
 *     once
 * @param administrator whole address of the user that opens others' mailboxes
 */
record Settings(
    String databaseUrl,
    String databaseUsername,
    String databasePassword,
    String webAdminPassword,
    String administrator,
    String administratorPassword,
    Path fingerprintKeyFile,
    Duration deletedMailKept) {

  static Settings ofEnvironment() {
    return new Settings(
        required("JAMES_DATABASE_URL"),
        required("JAMES_DATABASE_USERNAME"),
        required("JAMES_DATABASE_PASSWORD"),
        required("JAMES_WEBADMIN_PASSWORD"),
        required("JAMES_ADMINISTRATOR"),
        required("JAMES_ADMINISTRATOR_PASSWORD"),
        Path.of(required("JAMES_FINGERPRINT_KEY_FILE")),
        Duration.parse(System.getenv().getOrDefault("JAMES_DELETED_MAIL_KEPT", "PT0S")));
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set.");
    }
    return value;
  }

  @Override
  public String toString() {
    return "Settings[" + databaseUrl + "]";
  }
}
