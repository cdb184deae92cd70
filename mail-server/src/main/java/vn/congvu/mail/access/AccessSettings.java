package vn.congvu.mail.access;

import java.time.Duration;

/**
 * How the platform opens other people's mailboxes.
 *
 * @param username who logs in; the server must let this user act in the name of the others
 * @param timeout bound on the silence of the server, not on the length of an answer
 */
public record AccessSettings(
    String host,
    int port,
    String username,
    String password,
    Encryption encryption,
    Duration timeout) {

  /** What keeps the line private. */
  public enum Encryption {
    /** Only for a server on the same machine. */
    NONE,
    STARTTLS,
    TLS
  }

  @Override
  public String toString() {
    return "AccessSettings[" + host + ":" + port + ", " + encryption + "]";
  }
}
