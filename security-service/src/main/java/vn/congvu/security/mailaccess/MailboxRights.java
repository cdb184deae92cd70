package vn.congvu.security.mailaccess;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.mailbox.KnownMailbox;
import vn.congvu.security.mailbox.KnownMailboxes;
import vn.congvu.security.mailbox.MailboxEnd;
import vn.congvu.security.note.Notes;

/** The steps of a right to enter a mailbox, each a row of the register's own evidence chain. */
@ApplicationScoped
public class MailboxRights implements MailboxEnd {

  /** No case's id: the register is a chain of its own. */
  public static final UUID CHAIN = UUID.fromString("0198b0a0-0000-7000-8000-00000000ffff");

  private static final String SYSTEM = "Hệ thống";

  private final MailboxRightRepository rights;
  private final MailboxEntries entries;
  private final KnownMailboxes mailboxes;
  private final RightAuthority authority;
  private final EvidenceChain evidence;
  private final Clock clock;

  MailboxRights(
      MailboxRightRepository rights,
      MailboxEntries entries,
      KnownMailboxes mailboxes,
      RightAuthority authority,
      EvidenceChain evidence,
      Clock clock) {
    this.rights = rights;
    this.entries = entries;
    this.mailboxes = mailboxes;
    this.authority = authority;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Transactional
  UUID ask(Caller caller, AskRightRequest asked) {
    KnownMailbox mailbox =
        mailboxes
            .byAddress(asked.mailbox())
            .filter(it -> authority.mayAsk(caller, it))
            .orElseThrow(MailboxRights::unknown);
    String reason = Objects.requireNonNullElse(Notes.checked("reason", asked.reason()), "");
    MailboxRight right = MailboxRight.ask(caller, mailbox, asked, reason, clock.instant());
    if (right.holder().equals(mailbox.address())) {
      throw ProblemException.of(
          RightProblem.THERE_ALREADY, "Chủ hộp thư không cần được cấp quyền vào hộp thư của mình.");
    }
    if (rights.isThere(mailbox.id(), right.holder())) {
      throw ProblemException.of(
          RightProblem.THERE_ALREADY, "Người này đã có hoặc đang được đề nghị quyền này.");
    }
    rights.persistAndFlush(right);
    record("mailbox-right.ask", right, mailbox, reason);
    return right.id();
  }

  @Transactional
  void grant(Caller caller, UUID id, @Nullable String ifMatch) {
    MailboxRight right = forStep(id, ifMatch);
    right.grant(caller, clock.instant());
    rights.flush();
    record("mailbox-right.grant", right, mailboxOf(right), "");
  }

  @Transactional
  void refuse(Caller caller, UUID id, @Nullable String ifMatch, String reason) {
    MailboxRight right = forStep(id, ifMatch);
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    right.refuse(caller, clock.instant());
    rights.flush();
    record("mailbox-right.refuse", right, mailboxOf(right), why);
  }

  /** By the owner, the head or the focal point, the operator, or the holder. */
  @Transactional
  void end(Caller caller, UUID id, @Nullable String ifMatch, String reason) {
    MailboxRight right = forStep(id, ifMatch);
    KnownMailbox mailbox = mailboxOf(right);
    boolean operator = caller.has(Role.OPERATOR) || caller.has(Role.OPERATOR_LEAD);
    if (mailbox != null
        && !operator
        && !right.isHeldBy(caller)
        && !authority.mayAsk(caller, mailbox)) {
      throw unknown();
    }
    end(right, mailbox, caller.name(), reason);
  }

  /** A review found that it is not needed; one that ended meanwhile stays as it is. */
  @Transactional(MANDATORY)
  public void revoke(Caller caller, UUID id) {
    MailboxRight right = rights.forStep(id).orElseThrow(MailboxRights::unknown);
    if (right.isInForce()) {
      end(right, mailboxOf(right), caller.name(), "Thu hồi khi rà soát");
    }
  }

  private void end(
      MailboxRight right, @Nullable KnownMailbox mailbox, String byName, String reason) {
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    right.end(byName, why, clock.instant());
    rights.flush();
    record("mailbox-right.end", right, mailbox, why);
  }

  /** Ends what is over, some at a time; whoever enters is refused from the moment on anyway. */
  @Transactional
  boolean endSomeThatAreOver(int atMost) {
    List<UUID> over = rights.over(clock.instant(), atMost);
    for (UUID id : over) {
      MailboxRight right = rights.forStep(id).orElseThrow();
      end(right, mailboxOf(right), SYSTEM, "Hết thời hạn");
    }
    return over.size() == atMost;
  }

  @Override
  @Transactional(MANDATORY)
  public void deleted(UUID mailboxId) {
    for (MailboxRight right : rights.inForce(mailboxId)) {
      end(right, null, SYSTEM, "Hộp thư đã bị xóa");
    }
  }

  /** The mailboxes that a caller may enter beside their own. */
  @Transactional
  public List<KnownMailbox> openTo(Caller caller) {
    Instant now = clock.instant();
    return rights.heldBy(caller.username().toLowerCase(Locale.ROOT), caller.subject()).stream()
        .filter(right -> right.holdsAt(now))
        .flatMap(right -> Optional.ofNullable(mailboxOf(right)).stream())
        .toList();
  }

  /**
   * A caller enters a mailbox that is not their own, which is written down.
   *
   * @return its address; empty when the caller has no right to, or there is no such mailbox
   */
  @Transactional
  public Optional<String> enter(Caller caller, String address) {
    Instant now = clock.instant();
    Optional<KnownMailbox> mailbox = mailboxes.byAddress(address);
    if (mailbox.isEmpty()) {
      return Optional.empty();
    }
    for (MailboxRight right : rights.inForce(mailbox.get().id())) {
      if (right.holdsAt(now) && right.isHeldBy(caller)) {
        right.greet(caller);
        rights.flush();
        entries.add(right.id(), mailbox.get().id(), caller, now);
        return Optional.of(mailbox.get().address());
      }
    }
    return Optional.empty();
  }

  private MailboxRight forStep(UUID id, @Nullable String ifMatch) {
    MailboxRight right = rights.forStep(id).orElseThrow(MailboxRights::unknown);
    Versions.require(ifMatch, right.version());
    return right;
  }

  private @Nullable KnownMailbox mailboxOf(MailboxRight right) {
    UUID mailbox = right.mailboxId();
    return mailbox == null ? null : mailboxes.byId(mailbox).orElse(null);
  }

  private void record(
      String action, MailboxRight right, @Nullable KnownMailbox mailbox, String reason) {
    var said = new TreeMap<String, String>();
    said.put("right", right.id().toString());
    said.put("kind", right.kind().name());
    said.put("holder", right.holder());
    if (mailbox != null) {
      said.put("mailbox", mailbox.address());
    }
    Instant until = right.until();
    if (until != null) {
      said.put("until", until.toString());
    }
    if (!reason.isEmpty()) {
      said.put("reason", reason);
    }
    evidence.add(CHAIN, action, said);
  }

  static ProblemException unknown() {
    return ProblemException.of(
        CommonProblem.NOT_FOUND, "Không tìm thấy hộp thư hoặc quyền truy cập này.");
  }
}
