package vn.congvu.security.architecture;

import vn.congvu.testkit.ProblemsPage;

class ProblemsDocTest extends ProblemsPage {

  ProblemsDocTest() {
    super("security-service");
  }
}
