package vn.congvu.security.radius;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a document got, as known at a moment.
 *
 * @param people by address
 */
record LeakRadius(RadiusFigures figures, List<Reached> people, List<Unknown> unknowns) {

  /**
   * @param isInside whether an address is the province's own
   */
  static LeakRadius of(
      Collection<HadCopy> copies,
      Collection<ReadMessage> messages,
      Predicate<String> isInside,
      Instant now) {
    return new Computation(copies, messages, isInside, now).radius();
  }

  /** The addresses to which a letter goes. */
  List<String> outside() {
    return people.stream().filter(Reached::needsLetter).map(Reached::address).toList();
  }

  /** The mailboxes whose owners declare what their devices hold. */
  List<String> mailboxes() {
    return people.stream().filter(Reached::hadCopy).map(Reached::address).toList();
  }

  private static final class Computation {

    private final Collection<HadCopy> copies;
    private final Predicate<String> isInside;
    private final Instant now;

    private final Map<UUID, ReadMessage> messages = new HashMap<>();

    /** Messages that hold the document; of these, those that the case names. */
    private final Set<UUID> documents = new HashSet<>();

    private final Set<UUID> ofCase = new HashSet<>();
    private final Map<String, Traces> people = new TreeMap<>();

    Computation(
        Collection<HadCopy> copies,
        Collection<ReadMessage> messages,
        Predicate<String> isInside,
        Instant now) {
      this.copies = copies;
      this.isInside = isInside;
      this.now = now;
      messages.forEach(message -> this.messages.put(message.message(), message));
    }

    LeakRadius radius() {
      for (HadCopy copy : copies) {
        if (copy.message() != null && !copy.answers()) {
          documents.add(copy.message());
          if (copy.ofCase()) {
            ofCase.add(copy.message());
          }
        }
      }
      copies.stream().filter(copy -> !copy.answers()).forEach(this::hold);
      messages.values().forEach(this::follow);
      List<Reached> reached =
          people.entrySet().stream()
              .map(it -> it.getValue().reached(it.getKey(), isInside.test(it.getKey()), now))
              .toList();
      return new LeakRadius(figures(reached), reached, unknowns(reached));
    }

    private Traces at(String address) {
      return people.computeIfAbsent(address, _ -> new Traces());
    }

    private void hold(HadCopy copy) {
      ReadMessage message = copy.message() == null ? null : messages.get(copy.message());
      boolean own = message != null && message.sender().equals(copy.mailbox());
      at(copy.mailbox()).hold(copy, own);
    }

    private void follow(ReadMessage message) {
      boolean sent = !message.sender().isEmpty();
      if (!documents.contains(message.message())) {
        if (sent && people.containsKey(message.sender())) {
          at(message.sender()).answered = true;
        }
        return;
      }
      boolean first = ofCase.contains(message.message());
      if (sent) {
        Traces sender = at(message.sender());
        sender.sent |= first;
        sender.forwarded |= !first;
      }
      for (Set<String> recipients : List.of(message.named(), message.hidden())) {
        for (String address : recipients) {
          Traces recipient = at(address);
          recipient.named |= first;
          recipient.forwardedTo |= !first;
        }
      }
    }

    private RadiusFigures figures(List<Reached> reached) {
      List<Reached> had = reached.stream().filter(Reached::hadCopy).toList();
      Span span = new Span();
      people.values().forEach(traces -> span.add(traces.span));
      long longest = -1;
      for (Reached person : had) {
        longest = person.minutes() == null ? longest : Math.max(longest, person.minutes());
      }
      long forwardsOutside = count(messages.values(), this::leaves);
      return new RadiusFigures(
          had.size(),
          count(had, it -> it.opened() == Opened.YES),
          count(had, it -> it.opened() == Opened.NOT_MARKED),
          count(had, it -> it.opened() == Opened.UNKNOWN),
          count(people.values(), it -> it.span.isOpen()),
          count(reached, Reached::needsLetter),
          count(messages.values(), this::passesOn) - forwardsOutside,
          forwardsOutside,
          count(messages.keySet(), it -> !documents.contains(it)),
          span.from,
          span.until(),
          span.minutes(now),
          longest < 0 ? null : longest);
    }

    private boolean passesOn(ReadMessage message) {
      return documents.contains(message.message()) && !ofCase.contains(message.message());
    }

    private boolean leaves(ReadMessage message) {
      return passesOn(message)
          && !(message.named().stream().allMatch(isInside)
              && message.hidden().stream().allMatch(isInside));
    }

    private List<Unknown> unknowns(List<Reached> reached) {
      var unknowns = new ArrayList<Unknown>();
      List<ReadMessage> carriers =
          messages.values().stream().filter(it -> documents.contains(it.message())).toList();
      List<Reached> had = reached.stream().filter(Reached::hadCopy).toList();
      add(unknowns, Unknown.Kind.ENVELOPE_NOT_READ, count(copies, it -> it.message() == null));
      add(unknowns, Unknown.Kind.HIDDEN_RECIPIENTS, count(carriers, it -> !it.hiddenKnown()));
      add(unknowns, Unknown.Kind.RECIPIENTS_UNREADABLE, count(carriers, it -> !it.whole()));
      add(unknowns, Unknown.Kind.ARRIVAL, count(had, it -> it.receivedAt() == null));
      add(unknowns, Unknown.Kind.NO_COPY, count(reached, it -> it.route() == Route.NO_COPY));
      add(unknowns, Unknown.Kind.NOT_MARKED, count(had, it -> it.opened() == Opened.NOT_MARKED));
      add(unknowns, Unknown.Kind.OPENED_UNKNOWN, count(had, it -> it.opened() == Opened.UNKNOWN));
      add(unknowns, Unknown.Kind.OUTSIDE, count(reached, Reached::needsLetter));
      add(unknowns, Unknown.Kind.DEVICES, had.size());
      return unknowns;
    }

    private static <T> long count(Collection<T> all, Predicate<T> which) {
      return all.stream().filter(which).count();
    }

    private static void add(List<Unknown> unknowns, Unknown.Kind kind, long count) {
      if (count > 0) {
        unknowns.add(new Unknown(kind, count));
      }
    }
  }

  /** From the first copy's coming to the last one's leaving. */
  private static final class Span {

    private @Nullable Instant from;
    private @Nullable Instant last;
    private boolean open;

    void add(@Nullable Instant arrivedAt, @Nullable Instant leftAt) {
      from = from == null || arrivedAt != null && arrivedAt.isBefore(from) ? arrivedAt : from;
      last = last == null || leftAt != null && leftAt.isAfter(last) ? leftAt : last;
      open |= leftAt == null;
    }

    void add(Span other) {
      boolean still = open || other.open;
      add(other.from, other.last);
      open = still;
    }

    boolean isOpen() {
      return open;
    }

    @Nullable Instant until() {
      return open ? null : last;
    }

    /** Begun minutes count: what could be opened for a second could be opened. */
    @Nullable Long minutes(Instant now) {
      if (from == null) {
        return null;
      }
      Instant end = open || last == null ? now : last;
      long seconds = Math.max(1, Duration.between(from, end).toSeconds());
      return Math.ceilDiv(seconds, 60);
    }
  }

  /** What is known of one address while copies and envelopes are gone through. */
  private static final class Traces {

    private final Span span = new Span();
    private int copies;
    private boolean sent;
    private boolean named;
    private boolean forwardedTo;
    private boolean marksKnown;
    private boolean opened;
    private boolean answered;
    private boolean forwarded;

    void hold(HadCopy copy, boolean own) {
      copies++;
      span.add(copy.arrivedAt(), copy.leftAt());
      answered |= copy.marks().answered();
      forwarded |= copy.marks().forwarded();
      marksKnown |= copy.marks().known();
      // What somebody wrote they have also read.
      opened |= own || copy.marks().seen();
    }

    Reached reached(String address, boolean ofProvince, Instant now) {
      boolean inside = ofProvince || copies > 0;
      return new Reached(
          address,
          inside,
          route(inside),
          copies,
          span.from,
          opened(),
          answered,
          forwarded,
          span.until(),
          span.minutes(now));
    }

    private Route route(boolean inside) {
      if (sent) {
        return Route.SENDER;
      }
      if (inside && copies == 0 && (named || forwardedTo)) {
        return Route.NO_COPY;
      }
      if (named) {
        return Route.ADDRESSED;
      }
      return forwardedTo ? Route.FORWARDED : Route.UNNAMED;
    }

    private Opened opened() {
      if (opened || answered || forwarded) {
        return Opened.YES;
      }
      return copies > 0 && marksKnown ? Opened.NOT_MARKED : Opened.UNKNOWN;
    }
  }
}
