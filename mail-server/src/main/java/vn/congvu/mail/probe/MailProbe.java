package vn.congvu.mail.probe;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import vn.congvu.mail.MailServerAway;

/** Answers the two questions a user has: can I log in, and does my mail arrive. */
public final class MailProbe {

  private static final String MARK = "X-Congvu-Probe";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final MailEndpoints endpoints;

  public MailProbe(MailEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Whether IMAP accepts the login. A server that cannot be asked is {@link MailServerAway}. */
  public boolean canLogIn(String address, char[] password) {
    try (Store store = session().getStore("imap")) {
      store.connect(endpoints.imapHost(), endpoints.imapPort(), address, String.valueOf(password));
      return true;
    } catch (AuthenticationFailedException refused) {
      return false;
    } catch (MessagingException e) {
      throw new MailServerAway("IMAP server unreachable", e);
    }
  }

  /** Logs in and stays; the caller closes it. */
  public OpenSession open(String address, char[] password) {
    try {
      Store store = session().getStore("imap");
      store.connect(endpoints.imapHost(), endpoints.imapPort(), address, String.valueOf(password));
      return new OpenSession(store);
    } catch (MessagingException e) {
      throw new MailServerAway("IMAP login failed", e);
    }
  }

  /** Logs in where mail is submitted and stays; the caller closes it. */
  public OpenSession openSubmission(String address, char[] password) {
    try {
      Transport transport = session().getTransport("smtp");
      transport.connect(
          endpoints.submissionHost(),
          endpoints.submissionPort(),
          address,
          String.valueOf(password));
      return new OpenSession(transport);
    } catch (MessagingException e) {
      throw new MailServerAway("SMTP login failed", e);
    }
  }

  /** A login that lasts until one side ends it. */
  public static final class OpenSession implements AutoCloseable {

    private final Service connection;

    private OpenSession(Service connection) {
      this.connection = connection;
    }

    public boolean isAlive() {
      // Asks the server by NOOP; the field alone would not notice.
      return connection.isConnected();
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (MessagingException alreadyClosed) {
        // The server ended it first, which is what some callers wait for.
        return;
      }
    }
  }

  /** Submits a marked message as the sender; the mark finds it again. */
  public String send(String from, char[] password, String to) {
    String mark = UUID.randomUUID().toString();
    var session = session();
    try (var transport = session.getTransport("smtp")) {
      var message = new MimeMessage(session);
      message.setFrom(new InternetAddress(from));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      message.setSubject("Kiểm tra chuyển thư", "UTF-8");
      message.setHeader(MARK, mark);
      message.setText("Thư kiểm tra tự động, có thể xóa.", "UTF-8");
      transport.connect(
          endpoints.submissionHost(), endpoints.submissionPort(), from, String.valueOf(password));
      transport.sendMessage(message, message.getAllRecipients());
      return mark;
    } catch (MessagingException e) {
      throw new MailServerAway("SMTP submission failed", e);
    }
  }

  /** Whether the marked message lies in the mailbox's INBOX. */
  public boolean hasArrived(String address, char[] password, String mark) {
    try (Store store = session().getStore("imap")) {
      store.connect(endpoints.imapHost(), endpoints.imapPort(), address, String.valueOf(password));
      Folder inbox = store.getFolder("INBOX");
      if (!inbox.exists()) {
        return false;
      }
      inbox.open(Folder.READ_ONLY);
      return inbox.search(new HeaderTerm(MARK, mark)).length > 0;
    } catch (MessagingException e) {
      throw new MailServerAway("IMAP server unreachable", e);
    }
  }

  private static Session session() {
    var properties = new Properties();
    for (String protocol : new String[] {"imap", "smtp"}) {
      String timeout = Long.toString(TIMEOUT.toMillis());
      properties.setProperty("mail." + protocol + ".connectiontimeout", timeout);
      properties.setProperty("mail." + protocol + ".timeout", timeout);
      properties.setProperty("mail." + protocol + ".writetimeout", timeout);
    }
    properties.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(properties);
  }
}
