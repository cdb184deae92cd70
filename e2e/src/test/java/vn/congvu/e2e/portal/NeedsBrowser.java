package vn.congvu.e2e.portal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class's tests use a real Chromium or Chrome, each a {@link com.microsoft.playwright.Page} of
 * a new profile. Without one, or with {@code CONGVU_SKIP_BROWSER}, they are left out.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InstalledBrowser.class)
@interface NeedsBrowser {}
