package vn.congvu.backup.architecture;

import vn.congvu.testkit.ProblemsPage;

class ProblemsDocTest extends ProblemsPage {

  ProblemsDocTest() {
    super("backup-service");
  }
}
