package vn.congvu.james.delivered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.james.core.Username;
import org.apache.james.imap.api.display.ModifiedUtf7;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.mailbox.model.MailboxPath;
import spark.Spark;

/**
 * Where the mails that are meant lie.
 *
 * @param spots by their place in the list
 */
record Spots(List<Spot> spots) {

  private static final int BAD_REQUEST = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A mail in a folder in one of its lives. */
  record Spot(MailboxPath folder, long uidValidity, long uid) {}

  /**
   * @param body {@code [{"mailbox": "…", "folder": "…", "uidValidity": 1, "uid": 2}, …]}, folders
   *     as IMAP spells them
   */
  static Spots of(String body) {
    try {
      var spots = new ArrayList<Spot>();
      for (JsonNode spot : JSON.readTree(body)) {
        spots.add(
            new Spot(
                path(Username.of(spot.path("mailbox").asText()), spot.path("folder").asText()),
                spot.path("uidValidity").asLong(),
                spot.path("uid").asLong()));
      }
      return new Spots(List.copyOf(spots));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      throw Spark.halt(BAD_REQUEST);
    }
  }

  private static MailboxPath path(Username owner, String folder) {
    return folder.equalsIgnoreCase(MailboxConstants.INBOX)
        ? MailboxPath.inbox(owner)
        : MailboxPath.forUser(owner, ModifiedUtf7.decodeModifiedUTF7(folder));
  }

  Spot at(int place) {
    return spots.get(place);
  }

  /**
   * As the five columns owner, namespace, name, uidValidity, uid.
   *
   * @return the number of the next parameter
   */
  int bind(PreparedStatement statement) throws SQLException {
    bind(statement, 1, "text", spot -> spot.folder().getUser().asString());
    bind(statement, 2, "text", spot -> spot.folder().getNamespace());
    bind(statement, 3, "text", spot -> spot.folder().getName());
    bind(statement, 4, "bigint", Spot::uidValidity);
    bind(statement, 5, "bigint", Spot::uid);
    return 6;
  }

  private void bind(
      PreparedStatement statement, int column, String type, Function<Spot, Object> value)
      throws SQLException {
    statement.setArray(
        column, statement.getConnection().createArrayOf(type, spots.stream().map(value).toArray()));
  }
}
