package vn.congvu.mail.james;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.mail.MailServerGarbled;

/**
 * A page of what one of our searches by fingerprint answered.
 *
 * @param next where to go on; null at the end
 */
record FoundMails(List<Mail> mails, @Nullable String next) {

  /**
   * @param recipients empty where the place has none
   */
  record Mail(
      String id,
      String sender,
      List<String> recipients,
      long bytes,
      Instant at,
      Set<Fingerprint> fingerprints) {}

  /**
   * @param path of the place that is searched
   */
  static FoundMails search(
      WebAdmin webAdmin,
      String path,
      Set<Fingerprint> prints,
      boolean answers,
      @Nullable String after) {
    String from = after == null ? "" : "?after=" + WebAdmin.segment(after);
    return read(
        webAdmin.postLong(path + "/search" + from, wanted(prints, answers)).expectSuccess().json());
  }

  /** As our routes take it. */
  static String wanted(Set<Fingerprint> prints, boolean answers) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("answers", answers);
    prints.forEach(print -> wanted.withArray("fingerprints").add(print.toString()));
    return wanted.toString();
  }

  private static FoundMails read(JsonNode page) {
    var mails = new ArrayList<Mail>();
    try {
      page.path("mails").forEach(mail -> mails.add(mail(mail)));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException _) {
      throw new MailServerGarbled("Mail server described a mail unreadably");
    }
    return new FoundMails(mails, page.hasNonNull("next") ? page.path("next").asText() : null);
  }

  private static Mail mail(JsonNode mail) {
    var recipients = new ArrayList<String>();
    mail.path("recipients").forEach(recipient -> recipients.add(recipient.asText()));
    var prints = new LinkedHashSet<Fingerprint>();
    mail.path("fingerprints").forEach(print -> prints.add(Fingerprint.parse(print.asText())));
    return new Mail(
        mail.path("id").asText(),
        mail.path("sender").asText(),
        recipients,
        mail.path("bytes").asLong(),
        Instant.parse(mail.path("at").asText()),
        prints);
  }

  <T> List<T> as(Function<Mail, T> copy) {
    return mails.stream().map(copy).toList();
  }
}
