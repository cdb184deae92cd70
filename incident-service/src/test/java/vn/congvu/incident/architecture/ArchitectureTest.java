package vn.congvu.incident.architecture;

import java.util.Set;
import vn.congvu.testkit.HouseRules;

class ArchitectureTest extends HouseRules {

  ArchitectureTest() {
    super("vn.congvu.incident", Set.of());
  }
}
