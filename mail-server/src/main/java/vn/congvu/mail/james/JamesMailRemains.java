package vn.congvu.mail.james;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import vn.congvu.mail.MailRemains;
import vn.congvu.mail.MailServerGarbled;

/** Those of James on PostgreSQL, by what module {@code james/} adds to it. */
public final class JamesMailRemains implements MailRemains {

  private static final String PATH = "/remains";

  private final WebAdmin webAdmin;

  public JamesMailRemains(WebAdminSettings settings) {
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public boolean offered() {
    return webAdmin.get(PATH).expectSuccessOr(404).is(200);
  }

  @Override
  public void scrub(Instant deleted) {
    webAdmin.post(PATH + "?through=" + WebAdmin.segment(deleted.toString())).expectSuccess();
  }

  @Override
  public State state() {
    JsonNode said = webAdmin.get(PATH).expectSuccess().json();
    JsonNode through = said.path("goneThrough");
    try {
      return new State(
          said.path("running").asBoolean(),
          said.path("bytes").asLong(),
          through.isTextual() ? Instant.parse(through.asText()) : null);
    } catch (DateTimeException _) {
      throw new MailServerGarbled("Mail server described its remains unreadably");
    }
  }
}
