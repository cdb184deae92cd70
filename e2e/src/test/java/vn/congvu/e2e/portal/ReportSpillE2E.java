package vn.congvu.e2e.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.Place;

/** An officer finds a classified document in the own mailbox and reports it in a browser. */
@NeedsBrowser
@OnTheStack
@Order(32)
class ReportSpillE2E {

  private static final String PASSWORD = "Congvu@2026-demo";
  private static final String SUBJECT = "Tieu de khong duoc hien";

  private static String officer;

  @BeforeAll
  static void anOfficerWithAMessage(Place place) throws Exception {
    officer = new Scenarios(place).inUse("Quách Thị Lụa", PASSWORD);
    Mail mail = new Mail(place);
    String sent = mail.send(officer, PASSWORD, officer, SUBJECT, "Noi dung");
    String _ = mail.read(officer, PASSWORD, sent, Duration.ofMinutes(1));
  }

  @Test
  void aMessageIsPickedWithoutItsSubjectAndTheHeadIsTold(Page page, Place place) {
    SignIn.as(officer, page, place);
    link(page, "Báo tài liệu mật trong hộp thư").click();

    assertThat(page.getByText("Tuyệt đối không chuyển tiếp")).isVisible();
    Locator message = page.getByRole(AriaRole.RADIO).first();
    message.check();
    assertThat(page.locator("td", new Page.LocatorOptions().setHasText(officer)).first())
        .isVisible();
    assertThat(page.content()).doesNotContain(SUBJECT);
    paste(page);
    assertThat(page.getByText("Không dán vào ô này")).isVisible();
    assertThat(page.locator("#note")).hasValue("");
    assertThat(Accessibility.violations(page)).isEmpty();
    page.locator("#level").selectOption("SECRET");
    page.locator("#note").fill("Kính gửi: Văn phòng");
    button(page, "Báo Thủ trưởng ngay").click();
    assertThat(page.getByText("Ghi chú giống nội dung thư hoặc tài liệu")).isVisible();
    page.locator("#note").fill("Đã gọi điện báo Thủ trưởng");
    button(page, "Báo Thủ trưởng ngay").click();

    assertThat(heading(page)).containsText(Pattern.compile("TM-[A-Z2-9]{8}"));
    assertThat(page.getByText("Đã báo Thủ trưởng").first()).isVisible();
    assertThat(Accessibility.violations(page)).isEmpty();
    link(page, "Thư điện tử công vụ").click();
    link(page, "Vụ việc tài liệu mật").click();
    assertThat(page.getByText(Pattern.compile("TM-[A-Z2-9]{8}"))).isVisible();
    assertThat(Accessibility.violations(page)).isEmpty();
  }

  @Test
  void theOwnerReadsWhoMayEnterTheMailbox(Page page, Place place) {
    SignIn.as(officer, page, place);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                page.request()
                        .get(
                            place.gateway() + "/api/v1/my-mailbox-access",
                            RequestOptions.create().setHeader("X-Congvu-Csrf", "1"))
                        .status()
                    == 200);

    page.navigate(place.gateway() + "/mailbox-access");

    assertThat(page.getByText("Sao lưu định kỳ")).isVisible();
    assertThat(page.getByText("Chưa có ai vào hộp thư này")).isVisible();
    assertThat(Accessibility.violations(page)).isEmpty();
  }

  /** As a keyboard does it: the page gets the event and may refuse it. */
  private static void paste(Page page) {
    page.locator("#note").focus();
    Object _ =
        page.evaluate(
            """
            () => {
              const data = new DataTransfer();
              data.setData("text/plain", "mot doan tai lieu");
              document.querySelector("#note").dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }
}
