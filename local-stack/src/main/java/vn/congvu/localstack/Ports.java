package vn.congvu.localstack;

import java.util.Map;

/** One number moves the whole stack; every other port keeps its distance from it. */
public record Ports(int base) {

  private static final int DEFAULT = 8080;
  private static final int HIGHEST = 65_535 - 102;

  public Ports {
    if (base < 1024 || base > HIGHEST) {
      throw new StackException(
          "CONGVU_PORT_BASE is %d, but must lie between 1024 and %d.".formatted(base, HIGHEST));
    }
  }

  static Ports of(Map<String, String> environment) {
    String base = environment.get("CONGVU_PORT_BASE");
    try {
      return new Ports(base == null ? DEFAULT : Integer.parseInt(base.strip()));
    } catch (NumberFormatException _) {
      throw new StackException("CONGVU_PORT_BASE is not a number: " + base + ".");
    }
  }

  public int gateway() {
    return base;
  }

  int account() {
    return base + 1;
  }

  int incident() {
    return base + 2;
  }

  int security() {
    return base + 3;
  }

  int backup() {
    return base + 4;
  }

  int keycloak() {
    return base + 10;
  }

  int keycloakManagement() {
    return base + 11;
  }

  James.MailPorts mail() {
    return new James.MailPorts(base + 12, base + 13, base + 14, base + 15);
  }

  int postgres() {
    return base + 20;
  }

  int kafka() {
    return base + 21;
  }

  int kafkaController() {
    return base + 22;
  }

  /** Health and metrics of a service. */
  static int management(int port) {
    return port + 100;
  }
}
