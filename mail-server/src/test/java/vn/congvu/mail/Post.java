package vn.congvu.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Properties;

/** Brings mails from another server to this one's door, byte for byte as they are. */
public final class Post {

  private final String host;
  private final int port;

  public Post(String host, int port) {
    this.host = host;
    this.port = port;
  }

  public void bring(String mail, String from, String... to) {
    var properties = new Properties();
    properties.setProperty("mail.smtp.from", from);
    Session session = Session.getInstance(properties);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(host, port, null, null);
      transport.sendMessage(
          new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(UTF_8))),
          Arrays.stream(to).map(Post::address).toArray(InternetAddress[]::new));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static InternetAddress address(String text) {
    try {
      return new InternetAddress(text);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
