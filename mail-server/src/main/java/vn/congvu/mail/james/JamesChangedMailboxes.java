package vn.congvu.mail.james;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.ChangedMailboxes;
import vn.congvu.mail.MailServerGarbled;

/** By a route of our own; another James answers 404 and so does not offer it. */
public final class JamesChangedMailboxes implements ChangedMailboxes {

  private static final String PATH = "/changed-mailboxes";

  private final WebAdmin webAdmin;

  public JamesChangedMailboxes(WebAdminSettings settings) {
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public boolean offered() {
    return webAdmin.get(PATH + "?limit=1").expectSuccessOr(404).is(200);
  }

  @Override
  public Changed since(Instant moment, @Nullable String after) {
    String behind = after == null ? "" : "&after=" + WebAdmin.segment(after);
    JsonNode page =
        webAdmin
            .get(PATH + "?since=" + WebAdmin.segment(moment.toString()) + behind)
            .expectSuccess()
            .json();
    Map<String, Instant> changed = new LinkedHashMap<>();
    try {
      for (JsonNode mailbox : page.path("mailboxes")) {
        changed.put(mailbox.path("address").asText(), Instant.parse(mailbox.path("at").asText()));
      }
    } catch (DateTimeException _) {
      throw new MailServerGarbled("Mail server told a moment unreadably");
    }
    return new Changed(changed, page.hasNonNull("next") ? page.path("next").asText() : null);
  }
}
