package vn.congvu.james;

import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.protocols.smtp.SMTPRetCode;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** Refuses, at once and whoever asks, a recipient on another machine: this server never relays. */
public final class LocalRecipientsOnly implements RcptHook {

  private static final HookResult REFUSED =
      HookResult.builder()
          .hookReturnCode(HookReturnCode.deny())
          .smtpReturnCode(SMTPRetCode.MAILBOX_PERM_UNAVAILABLE)
          .smtpDescription("5.7.1 This server delivers to its own domains only")
          .build();

  private final DomainList domains;

  @Inject
  public LocalRecipientsOnly(DomainList domains) {
    this.domains = domains;
  }

  @Override
  public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
    try {
      return domains.containsDomain(recipient.getDomain()) ? HookResult.DECLINED : REFUSED;
    } catch (DomainListException _) {
      return HookResult.DENYSOFT;
    }
  }
}
