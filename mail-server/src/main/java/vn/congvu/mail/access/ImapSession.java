package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerCut;
import vn.congvu.mail.MailServerRefused;

/** Commands and their answers. Several commands may be under way; answers come in their order. */
final class ImapSession implements AutoCloseable {

  private static final Set<String> COME_BACK_LATER =
      Set.of("UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT", "CONTACTADMIN");

  private final Wire wire;
  private final LargeMessages large;
  private final Set<String> capabilities = new TreeSet<>();
  private int tags;

  private ImapSession(Wire wire, LargeMessages large) {
    this.wire = wire;
    this.large = large;
  }

  static ImapSession open(AccessSettings settings, String address, LargeMessages large) {
    Wire wire = Wire.connect(settings);
    try {
      var session = new ImapSession(wire, large);
      session.greet();
      if (settings.encryption() == AccessSettings.Encryption.STARTTLS) {
        session.run("STARTTLS", Answers.NONE);
        wire.encrypt(settings);
      }
      session.logIn(settings, address);
      return session;
    } catch (RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  private void greet() {
    wire.expect('*', "a greeting");
    wire.expect(' ', "a greeting");
    String verdict = wire.atom("a greeting");
    wire.skip(' ');
    String _ = wire.restOfLine();
    if (!verdict.equalsIgnoreCase("OK")) {
      throw new MailServerAway("IMAP server does not take connections now", null);
    }
  }

  private void logIn(AccessSettings settings, String address) {
    byte[] identity =
        (address + '\0' + settings.username() + '\0' + settings.password()).getBytes(UTF_8);
    String tag = begin("AUTHENTICATE PLAIN");
    awaitGoAhead(tag, "AUTHENTICATE");
    byte[] line = Base64.getEncoder().encode(identity);
    wire.write(concat(line, new byte[] {'\r', '\n'}));
    Arrays.fill(identity, (byte) 0);
    Arrays.fill(line, (byte) 0);
    finish(tag, "AUTHENTICATE", Answers.NONE);
    run(
        "CAPABILITY",
        new Answers() {
          @Override
          public boolean data(String word, long number, Wire wire) {
            if (!word.equals("CAPABILITY")) {
              return false;
            }
            while (wire.skip(' ')) {
              capabilities.add(wire.atom("a capability").toUpperCase(Locale.ROOT));
            }
            return true;
          }
        });
  }

  boolean can(String capability) {
    return capabilities.contains(capability);
  }

  LargeMessages large() {
    return large;
  }

  Wire wire() {
    return wire;
  }

  StatusLine run(String command, Answers answers) {
    return finish(begin(command), verb(command), answers);
  }

  /**
   * @return the tag by which {@link #finish} knows the answer
   */
  String begin(String command) {
    String tag = "a" + ++tags;
    wire.write((tag + ' ' + command + "\r\n").getBytes(ISO_8859_1));
    return tag;
  }

  /** Whether a literal may be sent before the answers to what was asked earlier have come. */
  boolean takesLiteralsAtOnce() {
    return can("LITERAL+");
  }

  /**
   * A command whose last argument is a literal; it is on its way when this returns. Where the
   * server does not take literals at once, no other command may be under way.
   */
  String begin(String command, MessageSource literal, long size) throws IOException {
    boolean waits = !takesLiteralsAtOnce();
    String tag = begin(command + " {" + size + (waits ? "}" : "+}"));
    if (waits) {
      awaitGoAhead(tag, verb(command));
    }
    wire.write(literal, size);
    wire.write(new byte[] {'\r', '\n'});
    wire.flush();
    return tag;
  }

  private void awaitGoAhead(String tag, String verb) {
    while (wire.peek() != '+') {
      if (wire.peek() != '*') {
        StatusLine _ = finish(tag, verb, Answers.NONE);
        throw Wire.garbled("leave to go on");
      }
      wire.next();
      wire.expect(' ', "an answer");
      untagged(Answers.NONE);
    }
    wire.skipLine();
  }

  StatusLine finish(String tag, String verb, Answers answers) {
    while (wire.peek() == '*') {
      wire.next();
      wire.expect(' ', "an answer");
      untagged(answers);
    }
    if (!wire.atom("the end of " + verb).equals(tag)) {
      throw Wire.garbled("the end of " + verb);
    }
    wire.expect(' ', "the end of " + verb);
    StatusLine line = statusLine(wire.atom("a verdict"));
    if (!line.isOk()) {
      throw refusal(verb, line);
    }
    answers.status(line);
    return line;
  }

  private static RuntimeException refusal(String verb, StatusLine line) {
    String message =
        "IMAP server answered "
            + (line.code() == null ? "" : "[" + line.code() + "] ")
            + (line.verdict().equals("NO") ? "NO" : "BAD")
            + " to "
            + verb;
    return line.code() != null && COME_BACK_LATER.contains(line.code())
        ? new MailServerAway(message, null)
        : new MailServerRefused(message);
  }

  private void untagged(Answers answers) {
    long number = 0;
    if (wire.peek() >= '0' && wire.peek() <= '9') {
      number = wire.number("an answer");
      wire.expect(' ', "an answer");
    }
    String word = wire.atom("an answer").toUpperCase(Locale.ROOT);
    switch (word) {
      case "OK", "NO", "BAD", "PREAUTH" -> {
        wire.skip(' ');
        answers.status(statusLine(word));
      }
      case "BYE" -> throw new MailServerCut("IMAP server said goodbye", null);
      default -> {
        if (answers.data(word, number, wire)) {
          wire.endOfLine();
        } else {
          wire.skipLine();
        }
      }
    }
  }

  private StatusLine statusLine(String verdict) {
    wire.skip(' ');
    return StatusLine.of(verdict.toUpperCase(Locale.ROOT), wire.restOfLine());
  }

  private static String verb(String command) {
    String[] words = command.split(" ", 3);
    return words[0].equals("UID") ? "UID " + words[1] : words[0];
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Says goodbye without waiting for the answer: the mailbox is left either way. */
  @Override
  public void close() {
    try {
      String _ = begin("LOGOUT");
      wire.flush();
    } catch (MailServerAway gone) {
      // Nobody is there to say goodbye to.
      return;
    } finally {
      wire.close();
    }
  }
}
