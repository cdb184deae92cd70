package vn.congvu.james.delivered;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableSortedMap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.mail.Flags;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.events.MailboxIdRegistrationKey;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.store.event.EventFactory;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import spark.Request;
import spark.Response;
import spark.Service;

/**
 * Reads and removes single mails of many mailboxes in one request. By IMAP each mailbox would cost
 * a login and the opening of a folder, more than the rest of the work.
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

  private final MailTable mails;
  private final MailboxManager mailboxes;
  private final EventBus events;
  private final JsonTransformer json;

  @Inject
  public DeliveredRoutes(
      MailTable mails, MailboxManager mailboxes, EventBus events, JsonTransformer json) {
    this.mails = mails;
    this.mailboxes = mailboxes;
    this.events = events;
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

  /**
   * For each mail that is there a line of JSON that says which it is, and then its bytes; at the
   * end an empty object, by which an answer that was broken off is known.
   */
  private Object read(Request request, Response response)
      throws SQLException, IOException, InterruptedException {
    response.type("application/octet-stream");
    OutputStream out = new BufferedOutputStream(response.raw().getOutputStream(), BUFFER);
    mails.read(
        Spots.of(request.body()),
        (at, flags, date, head, body) -> {
          line(
              out,
              Map.of(
                  "at",
                  at,
                  "bytes",
                  (long) head.length + body.length,
                  "date",
                  date.toInstant().toString(),
                  "flags",
                  flags(flags)));
          out.write(head);
          out.write(body);
        });
    line(out, Map.of());
    out.flush();
    return "";
  }

  private static void line(OutputStream out, Map<String, Object> object) throws IOException {
    out.write(JSON.writeValueAsBytes(object));
    out.write('\n');
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
  private Map<String, List<Integer>> remove(Request request) throws SQLException {
    List<MailTable.Removed> removed = mails.remove(Spots.of(request.body()));
    tell(removed);
    return Map.of("removed", removed.stream().map(MailTable.Removed::at).toList());
  }

  /** Quotas, the feed of changes, and whoever has one of the folders open. */
  private void tell(List<MailTable.Removed> removed) {
    var byMailbox =
        new LinkedHashMap<Mailbox, ImmutableSortedMap.Builder<MessageUid, MessageMetaData>>();
    for (MailTable.Removed each : removed) {
      byMailbox
          .computeIfAbsent(each.mailbox(), _ -> ImmutableSortedMap.naturalOrder())
          .put(each.mail().getUid(), each.mail());
    }
    Flux.fromIterable(byMailbox.entrySet())
        .concatMap(entry -> expunged(entry.getKey(), entry.getValue().build()))
        .then()
        .block();
  }

  private Mono<Void> expunged(
      Mailbox mailbox, ImmutableSortedMap<MessageUid, MessageMetaData> mails) {
    return events.dispatch(
        EventFactory.expunged()
            .randomEventId()
            .mailboxSession(mailboxes.createSystemSession(mailbox.getUser()))
            .mailbox(mailbox)
            .metaData(mails)
            .build(),
        new MailboxIdRegistrationKey(mailbox.getMailboxId()));
  }
}
