package vn.congvu.james.undelivered;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.apache.james.webadmin.utils.Responses;
import org.apache.mailet.Mail;
import spark.Request;
import spark.Response;
import spark.Service;
import spark.Spark;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * Searches, reads and removes mail that is in no mailbox, and sends it on its way again. Nothing of
 * a mail is said but its envelope and which of the fingerprints asked for it bears.
 */
public final class UndeliveredRoutes implements Routes {

  static final String PATH = "/undelivered";
  private static final int LOOKED_AT = 500;
  private static final int NOT_FOUND = 404;

  private final MailPlaces places;
  private final FingerprintKey key;
  private final JsonTransformer json;

  @Inject
  public UndeliveredRoutes(MailPlaces places, FingerprintKey key, JsonTransformer json) {
    this.places = places;
    this.key = key;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(PATH, (_, _) -> places.names(), json);
    service.post(PATH, this::send);
    service.post(PATH + "/:place/search", (request, _) -> search(request), json);
    service.get(PATH + "/:place/:id", this::read);
    service.delete(
        PATH + "/:place/:id",
        (request, response) -> {
          place(request).remove(request.params("id"));
          return Responses.returnNoContent(response);
        });
  }

  private Object send(Request request, Response response) throws Exception {
    String id = request.queryParams("id");
    MailImpl mail =
        MailImpl.builder()
            .name(id)
            .sender(MaybeSender.getMailSender(request.queryParams("sender")))
            .addRecipients(request.queryParamsValues("recipient"))
            .mimeMessage(
                new MimeMessageWrapper(
                    MimeMessageInputStreamSource.create(id, request.raw().getInputStream())))
            .build();
    try {
      places.send(mail);
      return Responses.returnNoContent(response);
    } finally {
      LifecycleUtil.dispose(mail);
    }
  }

  private MailPlace place(Request request) throws Exception {
    return places.find(request.params("place")).orElseThrow(() -> Spark.halt(NOT_FOUND));
  }

  /** A page: mails are looked at in their order, and the last one looked at is where to go on. */
  private Map<String, Object> search(Request request) throws Exception {
    Wanted wanted = Wanted.of(request.body());
    var found = new ArrayList<Map<String, Object>>();
    var last = new ArrayList<String>();
    place(request)
        .visit(
            request.queryParams("after"),
            (id, mail) -> {
              Set<Fingerprint> borne = borne(mail, wanted);
              if (!borne.isEmpty()) {
                found.add(describe(id, mail, borne));
              }
              last.add(id);
              return last.size() < LOOKED_AT;
            });
    var page = new HashMap<String, Object>();
    page.put("mails", found);
    if (last.size() == LOOKED_AT) {
      page.put("next", last.getLast());
    }
    return page;
  }

  private Set<Fingerprint> borne(Mail mail, Wanted wanted) throws MessagingException, IOException {
    try (InputStream message = new MimeMessageInputStream(mail.getMessage())) {
      return wanted.borneBy(message, key);
    }
  }

  private static Map<String, Object> describe(String id, Mail mail, Set<Fingerprint> borne)
      throws MessagingException {
    return Map.of(
        "id", id,
        "sender", mail.getMaybeSender().asString(),
        "recipients", mail.getRecipients().stream().map(MailAddress::asString).toList(),
        "bytes", mail.getMessageSize(),
        "at", mail.getLastUpdated().toInstant().toString(),
        "fingerprints", borne.stream().map(Fingerprint::toString).toList());
  }

  private Object read(Request request, Response response) throws Exception {
    Optional<Mail> found = place(request).find(request.params("id"));
    Mail mail = found.orElseThrow(() -> Spark.halt(NOT_FOUND));
    try (InputStream message = new MimeMessageInputStream(mail.getMessage())) {
      response.type("message/rfc822");
      message.transferTo(response.raw().getOutputStream());
      return "";
    } finally {
      LifecycleUtil.dispose(mail);
    }
  }
}
