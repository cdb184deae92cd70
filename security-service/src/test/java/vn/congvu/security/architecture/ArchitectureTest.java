package vn.congvu.security.architecture;

import java.util.Set;
import vn.congvu.testkit.HouseRules;

class ArchitectureTest extends HouseRules {

  ArchitectureTest() {
    super("vn.congvu.security", Set.of());
  }
}
