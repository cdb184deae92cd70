package vn.congvu.e2e.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.Place;

/** An officer opens the one-time link that the focal point handed over. */
@NeedsBrowser
@OnTheStack
@Order(31)
class SetPasswordE2E {

  private static final String PASSWORD = "Sen-hong 63 thang sau";

  @Test
  void theLinkSetsThePasswordOnceAndSaysSoWhenItIsUsedAgain(Page page, Place place) {
    Scenarios scenarios = new Scenarios(place);
    String address = scenarios.issued("Ninh Thị Đặt");
    String link = scenarios.link(address);

    page.navigate(link);
    assertThat(page).hasURL(place.gateway() + "/set-password");
    Locator submit = button(page, "Đặt mật khẩu");
    type(page, "123456");
    assertThat(submit).isDisabled();
    assertThat(page.getByText("chưa đạt").first()).isAttached();
    type(page, PASSWORD);
    assertThat(Accessibility.violations(page)).isEmpty();
    submit.click();

    assertThat(heading(page)).hasText("Đã đặt mật khẩu");
    assertThat(new Mail(place).logsIn(address, PASSWORD)).isTrue();
    page.navigate("about:blank");
    page.navigate(link);
    type(page, "Mot mat khau 77 khac");
    submit.click();
    assertThat(heading(page)).hasText("Liên kết không còn hiệu lực");
    assertThat(
            page.getByText("Hãy liên hệ cán bộ đầu mối CNTT của đơn vị để được cấp liên kết mới."))
        .isVisible();
    assertThat(new Mail(place).logsIn(address, PASSWORD)).isTrue();
  }

  @Test
  void aPasswordThatHoldsTheOwnNameIsRefusedWithTheReason(Page page, Place place) {
    Scenarios scenarios = new Scenarios(place);
    String link = scenarios.link(scenarios.issued("Khổng Minh Triết"));

    page.navigate(link);
    type(page, "KhongMinhTriet#2026");
    button(page, "Đặt mật khẩu").click();

    assertThat(page.getByText("Chưa đặt được mật khẩu")).isVisible();
    assertThat(button(page, "Đặt mật khẩu")).isVisible();
  }

  @Test
  void aLinkThatLostItsEndIsExplained(Page page, Place place) {
    page.navigate(place.gateway() + "/set-password");

    assertThat(heading(page)).hasText("Liên kết không đầy đủ");
  }

  private static void type(Page page, String password) {
    page.locator("#password").fill(password);
    page.locator("#repeated").fill(password);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }
}
