package vn.congvu.e2e.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Place;

/** The portal as a focal point meets it in a browser, through Keycloak. */
@NeedsBrowser
@OnTheStack
@Order(30)
class PortalE2E {

  @BeforeAll
  static void theUnitHasRequestsInSeveralStates(Place place) {
    Scenarios scenarios = new Scenarios(place);
    scenarios.issued("Kim Ngọc Diệp");
    String received = scenarios.filed("18/SNV-TCCB", "Tiếp nhận", "Lê Thị Mùa", "Chuyên viên");
    scenarios.submitted(received);
    scenarios.confirmed(received);
    scenarios.received(received);
    String sent = scenarios.filed("21/SNV-VP", "Tiếp nhận", "Vi Đức Thịnh", "Chuyên viên");
    scenarios.submitted(sent);
    scenarios.confirmed(sent);
    scenarios.submitted(scenarios.filed("22/SNV-VP", "Tập sự", "Cù Huy Tùng", "Chuyên viên"));
    scenarios.filed("23/SNV-VP", "Tập sự", "Tô Minh Hạnh", "Văn thư");
  }

  @Test
  void theFirstPageGreetsByNameAndRoleAndListsTheUnitsRequestsAndMailboxes(Page page, Place place) {
    SignIn.as("binh.tran", page, place);

    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Xin chào, Trần Thị Bình");
    assertThat(page.getByText("Cán bộ đầu mối CNTT, Sở Nội vụ")).isVisible();
    Locator requests = list(page, "Đề nghị của đơn vị");
    assertThat(requests.getByText("Chờ Thủ trưởng xác nhận").nth(1)).isVisible();
    assertThat(requests.getByText(Pattern.compile("YC-\\d{4}-\\d{6}")).first()).isVisible();
    assertThat(list(page, "Hộp thư của đơn vị").getByText("@tinhmau.example").first()).isVisible();
    writeScreenshot(page);
  }

  @Test
  void anotherUnitsThingsAreNotThere(Page page, Place place) {
    SignIn.as("khanh.bui", page, place);

    assertThat(page.getByText("Cán bộ đầu mối CNTT, Sở Y tế")).isVisible();
    Locator mailboxes = list(page, "Hộp thư của đơn vị");
    mailboxes.getByRole(AriaRole.TEXTBOX).fill("Kim Ngọc Diệp");
    assertThat(mailboxes.getByText("Không có kết quả phù hợp")).isVisible();
  }

  @Test
  void aMailboxIsFoundByNameWithoutAccents(Page page, Place place) {
    SignIn.as("binh.tran", page, place);

    Locator mailboxes = list(page, "Hộp thư của đơn vị");
    mailboxes.getByRole(AriaRole.TEXTBOX).fill("kim ngoc diep");

    assertThat(mailboxes.getByRole(AriaRole.ROW)).hasCount(2);
    assertThat(mailboxes.getByRole(AriaRole.ROW).last()).containsText("Kim Ngọc Diệp");
  }

  @Test
  void noTokenIsInReachOfThePagesScripts(Page page, Place place) {
    SignIn.as("binh.tran", page, place);
    assertThat(page.getByText("Xin chào, Trần Thị Bình")).isVisible();

    Object stored =
        page.evaluate(
            """
            async () => ({
              local: Object.entries(localStorage).flat(),
              session: Object.entries(sessionStorage).flat(),
              databases: (await indexedDB.databases()).length,
              cookie: document.cookie,
            })
            """);

    assertThat(stored.toString()).contains("databases=0", "cookie=").doesNotContain("eyJ");
    List<Cookie> cookies = page.context().cookies(place.gateway());
    assertThat(cookies).anyMatch(cookie -> cookie.name.startsWith("q_session"));
    assertThat(cookies)
        .filteredOn(cookie -> cookie.name.startsWith("q_") || cookie.name.startsWith("congvu_"))
        .allMatch(cookie -> cookie.httpOnly)
        .noneMatch(cookie -> cookie.value.startsWith("eyJhbGciOiJSUzI1Ni"));
  }

  @Test
  void signingOutEndsTheSession(Page page, Place place) {
    SignIn.as("binh.tran", page, place);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đăng xuất")).click();

    assertThat(page.getByText("Bạn đã đăng xuất.")).isVisible();
    assertThat(page.request().get(place.gateway() + "/api/v1/me").status()).isEqualTo(401);
    page.navigate(place.gateway() + "/login?to=/");
    assertThat(page.locator("#password")).isVisible();
  }

  @Test
  void theAccessibilityCheckSeesAnUnlabelledFieldAndAPageWithoutALanguage(Page page) {
    page.setContent("<main><input type=text></main>");

    assertThat(Accessibility.violations(page))
        .anyMatch(violation -> violation.startsWith("label:"))
        .anyMatch(violation -> violation.startsWith("html-has-lang:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/no-such-page", "/set-password"})
  void pagesThatNeedNoSessionAreAccessible(String path, Page page, Place place) {
    page.navigate(place.gateway() + path);
    page.getByRole(AriaRole.HEADING).first().waitFor();

    assertThat(Accessibility.violations(page)).isEmpty();
  }

  @Test
  void theFirstPageIsAccessibleAndFitsATelephone(Page page, Place place) {
    SignIn.as("binh.tran", page, place);
    list(page, "Hộp thư của đơn vị").getByRole(AriaRole.ROW).nth(1).waitFor();

    assertThat(page.locator("html")).hasAttribute("lang", "vi");
    assertThat(Accessibility.violations(page)).isEmpty();
    page.setViewportSize(360, 740);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Accessibility.violations(page)).isEmpty();
  }

  private static Locator list(Page page, String title) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  /** For the README: {@code ./congvu test -Dcongvu.screenshot=docs/images/portal.png}. */
  private static void writeScreenshot(Page page) {
    String path = System.getProperty("congvu.screenshot", "");
    if (!path.isBlank()) {
      // High enough for both lists.
      page.setViewportSize(1280, 1100);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(System.getProperty("congvu.root")).resolve(path)));
    }
  }
}
