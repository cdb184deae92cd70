package vn.congvu.backup.architecture;

import java.util.Set;
import vn.congvu.testkit.HouseRules;

class ArchitectureTest extends HouseRules {

  ArchitectureTest() {
    super("vn.congvu.backup", Set.of());
  }
}
