package vn.congvu.incident.architecture;

import vn.congvu.testkit.ProblemsPage;

class ProblemsDocTest extends ProblemsPage {

  ProblemsDocTest() {
    super("incident-service");
  }
}
