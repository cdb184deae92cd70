package vn.congvu.e2e.portal;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import vn.congvu.e2e.system.Place;

final class SignIn {

  private SignIn() {}

  /** From the portal's welcome through Keycloak's page back to the portal. */
  static void as(String username, Page page, Place place) {
    page.navigate(place.gateway());
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đăng nhập")).click();
    page.locator("#username").fill(username);
    page.locator("#password").fill("Congvu@2026-demo");
    page.locator("#kc-login").click();
    page.waitForURL(place.gateway() + "/");
  }
}
