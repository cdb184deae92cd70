package vn.congvu.account.architecture;

import vn.congvu.testkit.ProblemsPage;

class ProblemsDocTest extends ProblemsPage {

  ProblemsDocTest() {
    super("account-service");
  }
}
