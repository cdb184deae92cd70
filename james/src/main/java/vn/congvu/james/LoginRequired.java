package vn.congvu.james;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPRetCode;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.MailHook;

/**
 * On the submission port James asks for a login only before it relays; here nobody sends without
 * one.
 */
public final class LoginRequired implements MailHook {

  private static final HookResult REFUSED =
      HookResult.builder()
          .hookReturnCode(HookReturnCode.deny())
          .smtpReturnCode(SMTPRetCode.AUTH_REQUIRED)
          .smtpDescription("5.7.0 Authentication required")
          .build();

  @Override
  public HookResult doMail(SMTPSession session, MaybeSender sender) {
    return session.getUsername() == null ? REFUSED : HookResult.DECLINED;
  }
}
