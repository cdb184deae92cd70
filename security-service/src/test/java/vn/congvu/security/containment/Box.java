package vn.congvu.security.containment;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;

/** What lies in a mailbox, as its owner sees it. */
@ApplicationScoped
class Box {

  private final MailAccess access;

  Box(MailAccess access) {
    this.access = access;
  }

  /** A mail as its owner sees it. */
  record Seen(String mail, Set<String> flags, Instant date) {}

  void put(String address, String folder, byte[] mail, List<String> flags, Instant date) {
    try (OpenMailbox mailbox = access.open(address)) {
      String name = MailFolder.wireName(folder);
      if (mailbox.folders().stream().noneMatch(it -> it.wireName().equalsIgnoreCase(name))) {
        mailbox.createFolder(name);
      }
      var _ = mailbox.append(name, flags, date, mail.length, out -> out.write(mail));
    }
  }

  List<Seen> in(String address, String folder) {
    try (OpenMailbox mailbox = access.open(address)) {
      String name = MailFolder.wireName(folder);
      if (mailbox.folders().stream().noneMatch(it -> it.wireName().equalsIgnoreCase(name))) {
        return List.of();
      }
      OpenFolder open = mailbox.examine(name);
      var states = new ArrayList<MessageState>();
      open.messages(1, states::add);
      var seen = new ArrayList<Seen>();
      var _ =
          open.read(
              states,
              (uid, size, content) ->
                  states.stream()
                      .filter(state -> state.uid() == uid)
                      .forEach(state -> seen.add(seen(state, content))));
      return seen;
    }
  }

  private static Seen seen(MessageState state, InputStream content) {
    try {
      return new Seen(
          new String(content.readAllBytes(), UTF_8),
          new HashSet<>(state.flags()),
          state.internalDate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void dropFolder(String address, String folder) {
    try (OpenMailbox mailbox = access.open(address)) {
      mailbox.deleteFolder(MailFolder.wireName(folder));
    }
  }

  void empty(String address, String folder) {
    try (OpenMailbox mailbox = access.open(address)) {
      OpenFolder open = mailbox.select(MailFolder.wireName(folder));
      var uids = new ArrayList<Long>();
      open.messages(1, state -> uids.add(state.uid()));
      open.expunge(uids);
    }
  }

  /** Everything in a folder, as a search names it. */
  List<FoundCopy> copies(String address, String folder) {
    try (OpenMailbox mailbox = access.open(address)) {
      String name = MailFolder.wireName(folder);
      OpenFolder open = mailbox.examine(name);
      var found = new ArrayList<FoundCopy>();
      open.messages(
          1,
          state ->
              found.add(
                  FoundCopy.inMailbox(
                      address,
                      new FoundCopy.Spot(name, open.state().uidValidity(), state.uid()),
                      FoundBy.MESSAGE_ID,
                      FoundIn.SWEEP,
                      false,
                      state.size(),
                      state.internalDate(),
                      state.flags())));
      return found;
    }
  }
}
