package vn.congvu.mail.james;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.congvu.mail.DeliveredMail;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerGarbled;

/** By routes of our own: WebAdmin's show no mail, and remove only whole folders. */
public final class JamesDeliveredMail implements DeliveredMail {

  private static final String PATH = "/delivered";
  private static final int LONGEST_LINE = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebAdmin webAdmin;

  public JamesDeliveredMail(WebAdminSettings settings) {
    this.webAdmin = new WebAdmin(settings);
  }

  @Override
  public boolean offered() {
    return webAdmin.get(PATH).expectSuccessOr(404).is(200);
  }

  @Override
  public void read(List<Spot> spots, Reader reader) throws IOException {
    webAdmin.postLong(
        PATH + "/reading",
        json(spots),
        answer -> {
          for (JsonNode line = line(answer); !line.isEmpty(); line = line(answer)) {
            Described mail = described(line, spots);
            try (var content = new Content(answer, mail.bytes())) {
              reader.read(mail, content);
            }
          }
        });
  }

  @Override
  public Set<Spot> remove(List<Spot> spots) {
    var removed = new HashSet<Spot>();
    webAdmin
        .postLong(PATH + "/removal", json(spots))
        .expectSuccess()
        .json()
        .path("removed")
        .forEach(at -> removed.add(spot(at, spots)));
    return removed;
  }

  private static String json(List<Spot> spots) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Spot spot : spots) {
      list.addObject()
          .put("mailbox", spot.mailbox())
          .put("folder", spot.folder())
          .put("uidValidity", spot.uidValidity())
          .put("uid", spot.uid());
    }
    return list.toString();
  }

  private static JsonNode line(InputStream answer) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = answer.read(); octet != '\n'; octet = answer.read()) {
      if (octet < 0) {
        throw new MailServerAway("Mail server broke its answer off", null);
      }
      if (line.size() == LONGEST_LINE) {
        throw garbled();
      }
      line.write(octet);
    }
    try {
      return JSON.readTree(line.toByteArray());
    } catch (IOException _) {
      throw garbled();
    }
  }

  private static Described described(JsonNode line, List<Spot> spots) {
    var flags = new TreeSet<String>();
    line.path("flags").forEach(flag -> flags.add(flag.asText()));
    try {
      return new Described(
          spot(line.path("at"), spots),
          flags,
          Instant.parse(line.path("date").asText()),
          line.path("bytes").asLong());
    } catch (DateTimeException _) {
      throw garbled();
    }
  }

  private static Spot spot(JsonNode at, List<Spot> spots) {
    if (!at.isInt() || at.intValue() < 0 || at.intValue() >= spots.size()) {
      throw garbled();
    }
    return spots.get(at.intValue());
  }

  private static MailServerGarbled garbled() {
    return new MailServerGarbled("Mail server described a mail unreadably");
  }

  /** One mail's bytes in an answer; closing passes over what nobody read. */
  private static final class Content extends InputStream {

    private final InputStream answer;
    private long left;

    Content(InputStream answer, long bytes) {
      this.answer = answer;
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = answer.read(target, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new MailServerAway("Mail server broke a mail off", null);
      }
      left -= read;
      return read;
    }

    @Override
    public void close() throws IOException {
      long _ = transferTo(OutputStream.nullOutputStream());
    }
  }
}
