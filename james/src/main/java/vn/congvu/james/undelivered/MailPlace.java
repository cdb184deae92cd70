package vn.congvu.james.undelivered;

import java.util.Optional;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/**
 * Where mails lie one behind the other, each under an id. What James throws differs from place to
 * place and goes up as it is.
 */
interface MailPlace {

  /**
   * Shows mails until the visitor has enough.
   *
   * @param after the id of the last mail seen before; null to begin
   */
  void visit(@Nullable String after, Visitor visitor) throws Exception;

  /** The caller disposes of it. */
  Optional<Mail> find(String id) throws Exception;

  /** The mail is gone, also when it was gone before. */
  void remove(String id) throws Exception;

  /** Sees a mail only as long as it is called. */
  interface Visitor {

    /**
     * @return whether to go on
     */
    boolean visit(String id, Mail mail) throws Exception;
  }
}
