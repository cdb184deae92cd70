package vn.congvu.mail.james;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.MailboxUsage;
import vn.congvu.mail.RandomPassword;

/**
 * James keeps users, mail, aliases and quotas apart, all keyed by the address: that is what makes
 * closing (no user, mail kept) and locking (another password) possible without a state of its own.
 */
public final class JamesProvisioning implements MailProvisioning {

  private final WebAdmin webAdmin;
  private final WebAdminSettings settings;

  public JamesProvisioning(WebAdminSettings settings) {
    this.settings = settings;
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public void ensureDomain(String domain) {
    webAdmin.put("/domains/" + WebAdmin.segment(domain)).expectSuccess();
  }

  @Override
  public void ensureMailbox(String address) {
    if (!exists(address)) {
      char[] password = RandomPassword.next();
      // Without "force" a user that another attempt created meanwhile answers 409 and stays as is.
      webAdmin.putPassword(user(address), password).expectSuccessOr(409);
      Arrays.fill(password, '\0');
    }
  }

  @Override
  public boolean exists(String address) {
    return webAdmin.head(user(address)).expectSuccessOr(404).is(200);
  }

  @Override
  public void setPassword(String address, char[] password) {
    // "force" creates a missing user, and a typing error in an address must not make a mailbox.
    requireExisting(address);
    webAdmin.putPassword(user(address) + "?force", password).expectSuccess();
  }

  @Override
  public void lock(String address) {
    char[] password = RandomPassword.next();
    setPassword(address, password);
    Arrays.fill(password, '\0');
    endSessions(address);
  }

  @Override
  public void endSessions(String address) {
    webAdmin.delete("/servers/channels/" + WebAdmin.segment(address)).expectSuccess();
  }

  @Override
  public void setQuota(String address, long bytes) {
    webAdmin
        .put("/quota/users/" + WebAdmin.segment(address) + "/size", Long.toString(bytes))
        .expectSuccess();
  }

  @Override
  public void addAlias(String address, String alias) {
    webAdmin.put(alias(address, alias)).expectSuccess();
  }

  @Override
  public void removeAlias(String address, String alias) {
    webAdmin.delete(alias(address, alias)).expectSuccess();
  }

  @Override
  public Set<String> aliases(String address) {
    var aliases = new TreeSet<String>();
    for (JsonNode source :
        webAdmin.get("/address/aliases/" + WebAdmin.segment(address)).expectSuccess().json()) {
      aliases.add(source.path("source").asText());
    }
    return aliases;
  }

  @Override
  public void rename(String from, String to) {
    // The old user goes last of all that it is needed for: while it is there, nothing is over.
    if (exists(from)) {
      endSessions(from);
      Long quota = usage(from).quotaBytes();
      // A user cannot take a name that is still an alias of the old one.
      removeAlias(from, to);
      ensureMailbox(to);
      await(webAdmin.post(user(from) + "/rename/" + WebAdmin.segment(to) + "?action=rename"));
      if (quota != null) {
        setQuota(to, quota);
      }
      for (String alias : aliases(from)) {
        addAlias(to, alias);
        removeAlias(from, alias);
      }
      webAdmin.delete(user(from)).expectSuccess();
    }
    requireExisting(to);
    // James's task leaves a forward, which the register's alias would contradict.
    webAdmin
        .delete("/address/forwards/" + WebAdmin.segment(from) + "/targets/" + WebAdmin.segment(to))
        .expectSuccess();
    addAlias(to, from);
  }

  private void await(WebAdmin.Answer started) {
    String task = started.expectSuccess().json().path("taskId").asText();
    Duration patience = settings.renameTimeout();
    String status =
        webAdmin
            .get(
                "/tasks/" + WebAdmin.segment(task) + "/await?timeout=" + patience.toSeconds() + "s",
                patience.plus(settings.timeout()))
            .expectSuccess()
            .json()
            .path("status")
            .asText();
    if (!status.equals("completed")) {
      throw new MailServerAway("Mail server task ended as " + status, null);
    }
  }

  @Override
  public void close(String address) {
    if (exists(address)) {
      lock(address);
    }
    aliases(address).forEach(alias -> removeAlias(address, alias));
    // The user goes, so that SMTP refuses the recipient; James keeps the mail under the address.
    webAdmin.delete(user(address)).expectSuccess();
  }

  @Override
  public void delete(String address) {
    aliases(address).forEach(alias -> removeAlias(address, alias));
    webAdmin.delete(user(address) + "/mailboxes?force").expectSuccess();
    if (exists(address)) {
      endSessions(address);
      webAdmin.delete(user(address)).expectSuccess();
      // A mail that arrived between the two deletions must not wait for the next holder.
      webAdmin.delete(user(address) + "/mailboxes?force").expectSuccess();
    }
  }

  @Override
  public List<String> addresses() {
    var addresses = new ArrayList<String>();
    for (JsonNode user : webAdmin.get("/users").expectSuccess().json()) {
      addresses.add(user.path("username").asText());
    }
    return addresses;
  }

  @Override
  public MailboxUsage usage(String address) {
    JsonNode quota =
        webAdmin.get("/quota/users/" + WebAdmin.segment(address)).expectSuccess().json();
    return new MailboxUsage(
        address,
        quota.path("occupation").path("size").asLong(),
        quota.path("occupation").path("count").asLong(),
        limit(quota.path("computed").path("size")));
  }

  private static @Nullable Long limit(JsonNode size) {
    return size.canConvertToLong() && size.asLong() >= 0 ? size.asLong() : null;
  }

  private void requireExisting(String address) {
    if (!exists(address)) {
      throw new MailServerRefused("Mail server has no such mailbox");
    }
  }

  private static String user(String address) {
    return "/users/" + WebAdmin.segment(address);
  }

  private static String alias(String address, String alias) {
    return "/address/aliases/" + WebAdmin.segment(address) + "/sources/" + WebAdmin.segment(alias);
  }
}
