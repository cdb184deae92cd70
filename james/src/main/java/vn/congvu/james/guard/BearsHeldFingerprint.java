package vn.congvu.james.guard;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import vn.congvu.fingerprint.Fingerprint;

/**
 * Matches, for all recipients, a mail that bears a held fingerprint; by which ones is written to
 * its attribute {@code congvu.held}.
 */
public final class BearsHeldFingerprint extends GenericMatcher {

  static final AttributeName HELD = AttributeName.of("congvu.held");

  private final Guard guard;

  @Inject
  public BearsHeldFingerprint(Guard guard) {
    this.guard = guard;
  }

  @Override
  public Collection<MailAddress> match(Mail mail) throws MessagingException {
    if (guard.isIdle()) {
      return List.of();
    }
    try (var message = new MimeMessageInputStream(mail.getMessage())) {
      Set<Fingerprint> held = guard.heldIn(message);
      if (held.isEmpty()) {
        return List.of();
      }
      mail.setAttribute(
          new Attribute(
              HELD,
              AttributeValue.of(
                  held.stream().map(Fingerprint::toString).collect(Collectors.joining(" ")))));
      return mail.getRecipients();
    } catch (IOException e) {
      throw new MessagingException("mail cannot be read", e);
    }
  }
}
