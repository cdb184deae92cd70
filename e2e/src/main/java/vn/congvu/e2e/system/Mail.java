package vn.congvu.e2e.system;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mail client as an officer's Outlook or Thunderbird is one. */
public final class Mail {

  private final Place place;
  private final Session session;

  public Mail(Place place) {
    this.place = place;
    Properties properties = new Properties();
    properties.put("mail.imap.connectiontimeout", "10000");
    properties.put("mail.imap.timeout", "30000");
    properties.put("mail.smtp.connectiontimeout", "10000");
    properties.put("mail.smtp.timeout", "30000");
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.allow8bitmime", "true");
    this.session = Session.getInstance(properties);
  }

  /** Whether IMAP takes the password. */
  public boolean logsIn(String address, String password) {
    try {
      return triesToLogIn(address, password);
    } catch (MessagingException _) {
      // Locking a mailbox cuts its connections, this one too; only the next answer counts.
    }
    try {
      return triesToLogIn(address, password);
    } catch (MessagingException failure) {
      throw new NotSo("IMAP: " + failure.getClass().getSimpleName());
    }
  }

  private boolean triesToLogIn(String address, String password) throws MessagingException {
    try (Store store = open(address, password)) {
      return store.isConnected();
    } catch (AuthenticationFailedException _) {
      return false;
    }
  }

  /** An IMAP session that stays open, to see when it is cut. */
  public Store open(String address, String password) throws MessagingException {
    Store store = session.getStore("imap");
    store.connect("localhost", place.imapPort(), address, password);
    return store;
  }

  /**
   * Submits a mail with authentication.
   *
   * @return the Message-ID
   */
  public String send(String from, String password, String to, String subject, String text)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(text, StandardCharsets.UTF_8.name());
    return submit(message, from, password);
  }

  /**
   * The same with a file.
   *
   * @return the Message-ID
   */
  public String send(
      String from, String password, String to, String subject, String text, String file)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    MimeBodyPart body = new MimeBodyPart();
    body.setText(text, StandardCharsets.UTF_8.name());
    MimeBodyPart attached = new MimeBodyPart();
    attached.setContent(text.getBytes(StandardCharsets.UTF_8), "application/octet-stream");
    attached.setFileName(file);
    attached.setHeader("Content-Transfer-Encoding", "base64");
    message.setContent(new MimeMultipart(body, attached));
    return submit(message, from, password);
  }

  private String submit(MimeMessage message, String from, String password)
      throws MessagingException {
    message.setSentDate(Date.from(Instant.now()));
    message.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("localhost", place.submissionPort(), from, password);
      transport.sendMessage(message, message.getAllRecipients());
    }
    return message.getMessageID();
  }

  /**
   * Passes a mail on as a whole, in a mail of one's own.
   *
   * @return the Message-ID of that one
   */
  public String forward(String from, String password, List<String> to, byte[] original)
      throws MessagingException, IOException {
    MimeMessage passedOn = new MimeMessage(session, new ByteArrayInputStream(original));
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    for (String address : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    message.setSubject("Fwd: " + passedOn.getSubject(), StandardCharsets.UTF_8.name());
    message.setHeader("References", passedOn.getMessageID());
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Chuyển tiếp để biết.", StandardCharsets.UTF_8.name());
    MimeBodyPart attached = new MimeBodyPart();
    attached.setContent(passedOn, "message/rfc822");
    message.setContent(new MimeMultipart(text, attached));
    return submit(message, from, password);
  }

  /** Waits for a mail in the inbox and reads its text. */
  public String read(String address, String password, String messageId, Duration patience)
      throws MessagingException, IOException {
    byte[] source = source(address, password, messageId, patience);
    Message message = new MimeMessage(session, new ByteArrayInputStream(source));
    return message.getContent().toString().strip();
  }

  /** Waits for a mail in the inbox; to the byte. */
  public byte[] source(String address, String password, String messageId, Duration patience)
      throws MessagingException, IOException {
    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end)) {
      Optional<byte[]> found = find(address, password, messageId);
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
    throw new NotSo("thư không đến trong " + patience.toSeconds() + " giây");
  }

  /** A mail that must be in the inbox, to the byte. */
  public byte[] source(String address, String password, String messageId)
      throws MessagingException, IOException {
    return find(address, password, messageId).orElseThrow(() -> new NotSo("thư không có ở đó"));
  }

  /** A mail in the inbox, to the byte. */
  public Optional<byte[]> find(String address, String password, String messageId)
      throws MessagingException, IOException {
    try (Store store = open(address, password);
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      Message[] found = inbox.search(new HeaderTerm("Message-ID", messageId));
      if (found.length == 0) {
        return Optional.empty();
      }
      ByteArrayOutputStream source = new ByteArrayOutputStream();
      ((IMAPMessage) found[0]).setPeek(true);
      found[0].writeTo(source);
      return Optional.of(source.toByteArray());
    }
  }

  /** Takes a mail out of the inbox for good. */
  public void delete(String address, String password, String messageId) throws MessagingException {
    try (Store store = open(address, password);
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_WRITE);
      for (Message message : inbox.search(new HeaderTerm("Message-ID", messageId))) {
        message.setFlag(Flags.Flag.DELETED, true);
      }
      Message[] _ = inbox.expunge();
    }
  }
}
