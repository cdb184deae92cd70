package vn.congvu.james.delivered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.core.Username;
import org.apache.james.imap.api.display.ModifiedUtf7;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.UidValidity;
import spark.Spark;

/** Where the mails that are meant lie, folder by folder. */
final class Spots {

  private static final int BAD_REQUEST = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Spots() {}

  /** A folder in one of its lives. */
  record Folder(MailboxPath path, UidValidity uidValidity) {

    Username owner() {
      return path.getUser();
    }
  }

  /**
   * @param body {@code [{"mailbox": "…", "folder": "…", "uidValidity": 1, "uid": 2}, …]}, folders
   *     as IMAP spells them
   * @return of each folder its mails: by UID the place in the list
   */
  static Map<Folder, Map<MessageUid, Integer>> of(String body) {
    try {
      var spots = new LinkedHashMap<Folder, Map<MessageUid, Integer>>();
      int at = 0;
      for (JsonNode spot : JSON.readTree(body)) {
        Folder folder =
            new Folder(
                path(Username.of(spot.path("mailbox").asText()), spot.path("folder").asText()),
                UidValidity.of(spot.path("uidValidity").asLong()));
        spots
            .computeIfAbsent(folder, _ -> new TreeMap<>())
            .put(MessageUid.of(spot.path("uid").asLong()), at);
        at++;
      }
      return spots;
    } catch (JsonProcessingException | IllegalArgumentException _) {
      throw Spark.halt(BAD_REQUEST);
    }
  }

  private static MailboxPath path(Username owner, String folder) {
    return folder.equalsIgnoreCase(MailboxConstants.INBOX)
        ? MailboxPath.inbox(owner)
        : MailboxPath.forUser(owner, ModifiedUtf7.decodeModifiedUTF7(folder));
  }
}
