package vn.congvu.mail.james;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.mail.UndeliveredCopy;
import vn.congvu.mail.UndeliveredMail;

/**
 * By routes of our own: WebAdmin's list queued mail without anything by which it could be known,
 * and set-aside mail only one by one.
 */
public final class JamesUndeliveredMail implements UndeliveredMail {

  private static final String PATH = "/undelivered";

  private final WebAdmin webAdmin;

  public JamesUndeliveredMail(WebAdminSettings settings) {
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public boolean offered() {
    return webAdmin.get(PATH).expectSuccessOr(404).is(200);
  }

  @Override
  public List<String> places() {
    var places = new ArrayList<String>();
    webAdmin.get(PATH).expectSuccess().json().forEach(place -> places.add(place.asText()));
    return places;
  }

  @Override
  public Found find(
      String place, Set<Fingerprint> prints, boolean answers, @Nullable String after) {
    FoundMails page = FoundMails.search(webAdmin, path(place), prints, answers, after);
    return new Found(
        page.as(
            mail ->
                new UndeliveredCopy(
                    place,
                    mail.id(),
                    mail.sender(),
                    mail.recipients(),
                    mail.bytes(),
                    mail.at(),
                    mail.fingerprints())),
        page.next());
  }

  @Override
  public boolean read(String place, String id, OutputStream out) {
    return webAdmin.download(mail(place, id), out);
  }

  @Override
  public void remove(String place, String id) {
    webAdmin.delete(mail(place, id)).expectSuccessOr(404);
  }

  @Override
  public void send(String id, String sender, List<String> recipients, InputStream mail) {
    var path = new StringBuilder(PATH + "?id=" + WebAdmin.segment(id));
    path.append("&sender=").append(WebAdmin.segment(sender));
    for (String recipient : recipients) {
      path.append("&recipient=").append(WebAdmin.segment(recipient));
    }
    webAdmin.upload(path.toString(), mail).expectSuccess();
  }

  private static String mail(String place, String id) {
    return path(place) + '/' + WebAdmin.segment(id);
  }

  private static String path(String place) {
    return PATH + '/' + WebAdmin.segment(place);
  }
}
