package vn.congvu.e2e.portal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

final class InstalledBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Namespace STORE = Namespace.create(InstalledBrowser.class);

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

    static Running start() {
      Playwright playwright = Playwright.create();
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(installed().orElseThrow())
                      // Root, which a build in a container is, gets no sandbox from Chromium.
                      .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (System.getenv("CONGVU_SKIP_BROWSER") != null) {
      return ConditionEvaluationResult.disabled("CONGVU_SKIP_BROWSER is set");
    }
    return installed().isPresent()
        ? ConditionEvaluationResult.enabled("a browser is installed")
        : ConditionEvaluationResult.disabled("no Chromium or Chrome is installed");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(STORE)
            .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    Page page =
        running
            .browser()
            .newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("vi-VN"))
            .newPage();
    page.setDefaultTimeout(PATIENCE.toMillis());
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    context.getStore(STORE).put(Page.class, page);
    return page;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Page page = context.getStore(STORE).remove(Page.class, Page.class);
    if (page != null) {
      page.context().close();
    }
  }

  private static Optional<Path> installed() {
    String named = System.getenv("CONGVU_BROWSER");
    return Stream.concat(
            Stream.ofNullable(named).map(Path::of),
            Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
