package vn.congvu.e2e.system;

/**
 * Where a stack on this machine listens. One number moves all of it.
 *
 * @param portBase the gateway's port
 */
public record Place(int portBase) {

  /** The stack that {@code ./congvu up} starts. */
  public static Place ofEnvironment() {
    String base = System.getenv("CONGVU_PORT_BASE");
    return new Place(base == null ? 8080 : Integer.parseInt(base));
  }

  public String gateway() {
    return "http://localhost:" + portBase;
  }

  public String keycloak() {
    return "http://localhost:" + (portBase + 10);
  }

  public int imapPort() {
    return portBase + 13;
  }

  public int submissionPort() {
    return portBase + 15;
  }

  /** JDBC. */
  public String database(String name) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(portBase + 20, name);
  }

  public String kafka() {
    return "localhost:" + (portBase + 21);
  }
}
