package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.congvu.account.mailbox.MailboxBrief;
import vn.congvu.account.mailbox.MailboxBriefs;
import vn.congvu.account.naming.AddressBook;

/** Writes drafts with their lists and holds the addresses they will need. */
@ApplicationScoped
class RequestDrafts {

  private final RequestRepository requests;
  private final RequestLines lines;
  private final LineCheck check;
  private final Reservations reservations;
  private final AddressBook addresses;

  RequestDrafts(
      RequestRepository requests,
      RequestLines lines,
      LineCheck check,
      Reservations reservations,
      AddressBook addresses) {
    this.requests = requests;
    this.lines = lines;
    this.check = check;
    this.reservations = reservations;
    this.addresses = addresses;
  }

  Request open(NewRequest asked, Actor drafter, Instant now) {
    NewRequest tidy = asked.tidy();
    MailboxBriefs found = check.require(tidy);
    Request request = new Request(requests.nextCode(now), tidy, drafter, now);
    requests.add(request);
    write(request, tidy, found);
    return request;
  }

  /** The new list replaces the old one whole, with its reservations. */
  void change(Request request, ChangedDraft draft, Instant now) {
    request.requireDraft();
    NewRequest tidy =
        new NewRequest(
                request.type(),
                request.unitCode(),
                request.losingUnitCode(),
                draft.letterNumber(),
                draft.reason(),
                draft.lines())
            .tidy();
    request.change(tidy, now);
    MailboxBriefs found = check.require(tidy);
    addresses.releaseAll(lines.idsOf(request.id()));
    lines.deleteAll(request.id());
    requests.setLineCount(request.id(), tidy.lines().size());
    write(request, tidy, found);
  }

  private void write(Request request, NewRequest asked, MailboxBriefs found) {
    List<RequestLine> list = new ArrayList<>(asked.lines().size());
    for (DraftLine line : asked.lines()) {
      String unit = Objects.requireNonNullElse(line.unitCode(), request.unitCode());
      RequestLine row = new RequestLine(request.id(), list.size() + 1, unit, line);
      MailboxBrief mailbox = found.find(line.mailboxId(), line.mailboxAddress());
      if (mailbox != null) {
        row.aboutMailbox(mailbox.id(), mailbox.address());
      }
      list.add(row);
    }
    reservations.hold(request.type(), list);
    lines.insert(list);
  }
}
