package vn.congvu.mail.james;

import java.io.OutputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.mail.DeletedMessages;

/**
 * The Deleted Messages Vault, by routes that we add to an edition that has one, and to ours:
 * WebAdmin's own search neither by Message-ID nor by content, and show what they find only by
 * mailing or restoring it.
 */
public final class JamesDeletedMessages implements DeletedMessages {

  private static final String PATH = "/vaulted";

  private final WebAdmin webAdmin;

  public JamesDeletedMessages(WebAdminSettings settings) {
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public boolean offered() {
    WebAdmin.Answer answer = webAdmin.get(PATH).expectSuccessOr(404);
    return answer.is(200) && answer.json().path("on").asBoolean();
  }

  @Override
  public Optional<Set<String>> owners(Set<Fingerprint> prints) {
    String wanted = FoundMails.wanted(prints, true);
    var owners = new HashSet<String>();
    String after = "";
    do {
      WebAdmin.Answer page =
          webAdmin
              .postLong(PATH + "/owners?after=" + WebAdmin.segment(after), wanted)
              .expectSuccessOr(404);
      if (page.is(404)) {
        return Optional.empty();
      }
      page.json().path("owners").forEach(owner -> owners.add(owner.asText()));
      after = page.json().path("next").asText("");
    } while (!after.isEmpty());
    return Optional.of(owners);
  }

  @Override
  public Found find(
      String address, Set<Fingerprint> prints, boolean answers, @Nullable String after) {
    FoundMails page = FoundMails.search(webAdmin, path(address), prints, answers, after);
    return new Found(
        page.as(
            mail ->
                new DeletedCopy(address, mail.id(), mail.bytes(), mail.at(), mail.fingerprints())),
        page.next());
  }

  @Override
  public boolean read(String address, String id, OutputStream out) {
    return webAdmin.download(mail(address, id), out);
  }

  @Override
  public void purge(String address, String id) {
    webAdmin.delete(mail(address, id)).expectSuccess();
  }

  private static String mail(String address, String id) {
    return path(address) + '/' + WebAdmin.segment(id);
  }

  private static String path(String address) {
    return PATH + '/' + WebAdmin.segment(address);
  }
}
