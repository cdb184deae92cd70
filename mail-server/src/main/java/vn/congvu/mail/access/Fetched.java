package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one FETCH answer says of one message. */
final class Fetched {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

  /** All that a server says of a message whose flags somebody else has changed. */
  private static final Set<String> ALWAYS_POSSIBLE = Set.of("UID", "FLAGS", "MODSEQ");

  private long uid;
  private @Nullable SortedSet<String> flags;
  private @Nullable Instant internalDate;
  private long size = -1;
  private long modSeq;
  private boolean delivered;
  private boolean unasked = true;
  private HeaderFields header = HeaderFields.NONE;

  private Fetched() {}

  /**
   * @param reader gets the message's bytes, if the answer has any, straight from the wire
   */
  static Fetched read(Wire wire, MessageReader reader) {
    var fetched = new Fetched();
    wire.expect(' ', "a message's data");
    wire.expect('(', "a message's data");
    while (!wire.skip(')')) {
      if (!wire.skip(' ')) {
        fetched.item(wire, reader);
      }
    }
    return fetched;
  }

  private void item(Wire wire, MessageReader reader) {
    String name = wire.itemName().toUpperCase(Locale.ROOT);
    unasked &= ALWAYS_POSSIBLE.contains(name);
    wire.expect(' ', "a message's data");
    switch (name) {
      case "UID" -> uid = wire.number("a UID");
      case "RFC822.SIZE" -> size = wire.number("a size");
      case "FLAGS" -> flags = flags(wire);
      case "INTERNALDATE" -> internalDate = date(wire.string("a date"));
      case "MODSEQ" -> {
        wire.expect('(', "a mod-sequence");
        modSeq = wire.number("a mod-sequence");
        wire.expect(')', "a mod-sequence");
      }
      case "BODY[]" -> body(wire, reader);
      default -> {
        if (name.startsWith("BODY[HEADER.FIELDS ")) {
          header = HeaderFields.read(wire);
        } else {
          wire.skipValue();
        }
      }
    }
  }

  private static SortedSet<String> flags(Wire wire) {
    var flags = new TreeSet<String>();
    wire.expect('(', "flags");
    while (!wire.skip(')')) {
      if (!wire.skip(' ')) {
        flags.add(wire.atom("a flag"));
      }
    }
    flags.removeIf("\\Recent"::equalsIgnoreCase);
    return flags;
  }

  private static Instant date(String text) {
    try {
      return OffsetDateTime.parse(text.strip(), DATE).toInstant();
    } catch (DateTimeException e) {
      throw Wire.garbled("a date");
    }
  }

  private void body(Wire wire, MessageReader reader) {
    try {
      switch (wire.peek()) {
        case '{', '~' -> {
          try (Wire.Literal literal = wire.literal()) {
            deliver(literal, literal.length(), reader, wire);
          }
        }
        case '"' -> {
          byte[] text = wire.string("a message").getBytes(ISO_8859_1);
          deliver(new ByteArrayInputStream(text), text.length, reader, wire);
        }
        // NIL: the message went away between the command and its answer.
        default -> wire.skipValue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deliver(InputStream message, long length, MessageReader reader, Wire wire)
      throws IOException {
    if (uid > 0) {
      reader.read(uid, length, message);
      delivered = true;
      return;
    }
    // The protocol leaves the order of the items open, and a message without its UID is of no use.
    Path waiting = Files.createTempFile("congvu-message", ".eml");
    try {
      try (var file = Files.newOutputStream(waiting)) {
        message.transferTo(file);
      }
      while (wire.peek() != ')') {
        if (!wire.skip(' ')) {
          item(wire, reader);
        }
      }
      if (uid == 0) {
        throw Wire.garbled("the UID of a message");
      }
      try (var file = Files.newInputStream(waiting)) {
        reader.read(uid, length, file);
        delivered = true;
      }
    } finally {
      Files.delete(waiting);
    }
  }

  long uid() {
    return uid;
  }

  /**
   * Whether it says no more than what a server may say of any message at any time (RFC 9051, 7.5.2;
   * RFC 7162, 3.2.3): no answer to whoever asked for more.
   */
  boolean isUnasked() {
    return unasked;
  }

  /** Whether the message's bytes went to the reader. */
  boolean delivered() {
    return delivered;
  }

  MessageState state() {
    if (uid == 0 || flags == null || internalDate == null || size < 0) {
      throw Wire.garbled("a message's state");
    }
    return new MessageState(uid, flags, internalDate, size, modSeq);
  }

  MessageListing listing() {
    if (uid == 0 || internalDate == null || size < 0) {
      throw Wire.garbled("a message's listing");
    }
    return new MessageListing(uid, internalDate, size, header.sender());
  }

  MessageEnvelope envelope() {
    if (uid == 0 || flags == null || internalDate == null) {
      throw Wire.garbled("a message's envelope");
    }
    return new MessageEnvelope(uid, flags, internalDate, header.messageId(), header.sender());
  }

  MessageRecipients recipients() {
    if (uid == 0) {
      throw Wire.garbled("a message's recipients");
    }
    Set<String> named = header.addresses("To", "Cc");
    Set<String> hidden = header.addresses("Bcc");
    return new MessageRecipients(uid, named, hidden, header.isWhole());
  }

  @Nullable MessageFlags newFlags() {
    return uid == 0 || flags == null ? null : new MessageFlags(uid, flags, modSeq);
  }
}
