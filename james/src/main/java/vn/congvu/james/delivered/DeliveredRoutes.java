package vn.congvu.james.delivered;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.mail.Flags;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.MailboxNotFoundException;
import org.apache.james.mailbox.model.Content;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.apache.james.mailbox.model.MessageResultIterator;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import spark.Request;
import spark.Response;
import spark.Service;

/**
 * Reads and removes single mails of many mailboxes in one request. By IMAP each mailbox would cost
 * a login and the opening of a folder, more than the rest of the work. Nothing is marked as seen.
 */
public final class DeliveredRoutes implements Routes {

  private static final String PATH = "/delivered";
  private static final int BUFFER = 64 * 1024;

  private static final Map<Flags.Flag, String> SYSTEM_FLAGS =
      Map.of(
          Flags.Flag.ANSWERED, "\\Answered",
          Flags.Flag.DELETED, "\\Deleted",
          Flags.Flag.DRAFT, "\\Draft",
          Flags.Flag.FLAGGED, "\\Flagged",
          Flags.Flag.SEEN, "\\Seen");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MailboxManager mailboxes;
  private final JsonTransformer json;

  @Inject
  public DeliveredRoutes(MailboxManager mailboxes, JsonTransformer json) {
    this.mailboxes = mailboxes;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(PATH, (_, _) -> Map.of("offered", true), json);
    service.post(PATH + "/reading", this::read);
    service.post(PATH + "/removal", (request, _) -> remove(request), json);
  }

  /** What is done in one folder. */
  private interface Work {
    void in(MessageManager folder, MailboxSession session) throws MailboxException, IOException;
  }

  /** A folder that is gone, or that is another one by now, has nothing of what is meant. */
  private void in(Spots.Folder it, Work work) throws MailboxException, IOException {
    MailboxSession session = mailboxes.createSystemSession(it.owner());
    try {
      MessageManager folder = mailboxes.getMailbox(it.path(), session);
      if (folder.getMailboxEntity().getUidValidity().equals(it.uidValidity())) {
        work.in(folder, session);
      }
    } catch (MailboxNotFoundException _) {
      return;
    } finally {
      mailboxes.endProcessingRequest(session);
    }
  }

  /**
   * For each mail that is there a line of JSON that says which it is, and then its bytes; at the
   * end an empty object, by which an answer that was broken off is known.
   */
  private Object read(Request request, Response response) throws Exception {
    response.type("application/octet-stream");
    OutputStream out = new BufferedOutputStream(response.raw().getOutputStream(), BUFFER);
    for (var spots : Spots.of(request.body()).entrySet()) {
      in(
          spots.getKey(),
          (folder, session) -> {
            for (var spot : spots.getValue().entrySet()) {
              MessageResultIterator found =
                  folder.getMessages(
                      MessageRange.one(spot.getKey()), FetchGroup.FULL_CONTENT, session);
              while (found.hasNext()) {
                write(spot.getValue(), found.next(), out);
              }
            }
          });
    }
    out.write(JSON.writeValueAsBytes(Map.of()));
    out.write('\n');
    out.flush();
    return "";
  }

  private static void write(int at, MessageResult mail, OutputStream out)
      throws MailboxException, IOException {
    Content whole = mail.getFullContent();
    try (InputStream content = whole.getInputStream()) {
      out.write(
          JSON.writeValueAsBytes(
              Map.of(
                  "at", at,
                  "bytes", whole.size(),
                  "date", mail.getInternalDate().toInstant().toString(),
                  "flags", flags(mail.getFlags()))));
      out.write('\n');
      content.transferTo(out);
    }
  }

  private static List<String> flags(Flags flags) {
    var names = new ArrayList<>(Arrays.asList(flags.getUserFlags()));
    SYSTEM_FLAGS.forEach(
        (flag, name) -> {
          if (flags.contains(flag)) {
            names.add(name);
          }
        });
    return names;
  }

  /** Which of those that are meant were there. */
  private Map<String, List<Integer>> remove(Request request) throws Exception {
    var removed = new ArrayList<Integer>();
    for (var spots : Spots.of(request.body()).entrySet()) {
      in(
          spots.getKey(),
          (folder, session) -> {
            var there = new TreeMap<MessageUid, Integer>();
            for (var spot : spots.getValue().entrySet()) {
              MessageResultIterator found =
                  folder.getMessages(MessageRange.one(spot.getKey()), FetchGroup.MINIMAL, session);
              if (found.hasNext()) {
                there.put(spot.getKey(), spot.getValue());
              }
            }
            if (!there.isEmpty()) {
              folder.delete(List.copyOf(there.keySet()), session);
              removed.addAll(there.values());
            }
          });
    }
    return Map.of("removed", removed);
  }
}
