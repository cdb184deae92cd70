package vn.congvu.mail.james;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.mail.MailServerGarbled;
import vn.congvu.mail.RedeliveryGuard;

/** The guard that module {@code james/} puts before James's delivery. */
public final class JamesRedeliveryGuard implements RedeliveryGuard {

  private static final String PATH = "/held-fingerprints";

  private final WebAdmin webAdmin;

  public JamesRedeliveryGuard(WebAdminSettings settings) {
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public boolean offered() {
    return webAdmin.get(PATH + "/key").expectSuccessOr(404).is(200);
  }

  @Override
  public boolean knows(FingerprintKey key) {
    String check = webAdmin.get(PATH + "/key").expectSuccess().json().path("check").asText();
    return check.equals(key.check().toString());
  }

  @Override
  public void hold(Fingerprint print, boolean answers) {
    webAdmin.put(PATH + '/' + print + "?answers=" + answers).expectSuccess();
  }

  @Override
  public void release(Fingerprint print) {
    webAdmin.delete(PATH + '/' + print).expectSuccess();
  }

  @Override
  public List<Held> held(@Nullable Fingerprint after) {
    String from = after == null ? "" : "?after=" + after;
    var held = new ArrayList<Held>();
    for (JsonNode one : webAdmin.get(PATH + from).expectSuccess().json()) {
      held.add(held(one));
    }
    return held;
  }

  private static Held held(JsonNode one) {
    try {
      return new Held(
          Fingerprint.parse(one.path("fingerprint").asText()),
          one.path("answers").asBoolean(),
          Instant.parse(one.path("since").asText()));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException _) {
      throw new MailServerGarbled("Mail server described what it holds unreadably");
    }
  }

  @Override
  public String place() {
    return "repository:var/mail/held";
  }
}
