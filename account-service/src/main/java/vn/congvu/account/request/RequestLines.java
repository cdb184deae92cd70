package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.request.RequestStep.Remark;
import vn.congvu.platform.text.SearchText;

/**
 * The lines of requests. Without a persistence context: a list of ten thousand is written in
 * batches and read in one query, and none of it stays in memory.
 */
@ApplicationScoped
class RequestLines {

  private static final int BATCH = 500;

  private final StatelessSession session;

  RequestLines(StatelessSession session) {
    this.session = session;
  }

  void insert(List<RequestLine> lines) {
    session.setJdbcBatchSize(BATCH);
    session.insertMultiple(lines);
  }

  void deleteAll(UUID requestId) {
    session
        .createMutationQuery("delete from RequestLine l where l.requestId = :request")
        .setParameter("request", requestId)
        .executeUpdate();
  }

  List<UUID> idsOf(UUID requestId) {
    return session
        .createSelectionQuery(
            "select l.id from RequestLine l where l.requestId = :request", UUID.class)
        .setParameter("request", requestId)
        .getResultList();
  }

  Optional<UUID> requestOf(UUID lineId) {
    return session
        .createSelectionQuery("select l.requestId from RequestLine l where l.id = :id", UUID.class)
        .setParameter("id", lineId)
        .uniqueResultOptional();
  }

  /** In the order of the list. */
  List<RequestLine> inState(UUID requestId, LineState state) {
    return session
        .createSelectionQuery(
            "from RequestLine l where l.requestId = :request and l.state = :state order by"
                + " l.position",
            RequestLine.class)
        .setParameter("request", requestId)
        .setParameter("state", state)
        .getResultList();
  }

  List<RequestLine> all(UUID requestId) {
    return session
        .createSelectionQuery(
            "from RequestLine l where l.requestId = :request order by l.position",
            RequestLine.class)
        .setParameter("request", requestId)
        .getResultList();
  }

  /**
   * @param mailboxes when not null, only lines about one of these
   */
  List<RequestLine> page(
      UUID requestId,
      @Nullable LineState state,
      @Nullable String query,
      @Nullable Set<UUID> mailboxes,
      int afterPosition,
      int limit) {
    List<String> words = SearchText.patterns(query);
    StringBuilder where = new StringBuilder("l.requestId = :request and l.position > :after");
    if (state != null) {
      where.append(" and l.state = :state");
    }
    if (mailboxes != null) {
      where.append(" and l.mailboxId in :mailboxes");
    }
    for (int i = 0; i < words.size(); i++) {
      where.append(" and l.search like :word").append(i);
    }
    var select =
        session
            .createSelectionQuery(
                "from RequestLine l where %s order by l.position".formatted(where),
                RequestLine.class)
            .setParameter("request", requestId)
            .setParameter("after", afterPosition);
    if (state != null) {
      select.setParameter("state", state);
    }
    if (mailboxes != null) {
      select.setParameter("mailboxes", mailboxes);
    }
    for (int i = 0; i < words.size(); i++) {
      select.setParameter("word" + i, words.get(i));
    }
    return select.setMaxResults(limit).getResultList();
  }

  boolean anyDone(UUID requestId) {
    return session
            .createSelectionQuery(
                "select count(*) from RequestLine l where l.requestId = :request and l.state ="
                    + " :state",
                Long.class)
            .setParameter("request", requestId)
            .setParameter("state", LineState.DONE)
            .getSingleResult()
        > 0;
  }

  /** Hands lines over to be worked on; what they failed with before is forgotten. */
  void moveAll(UUID requestId, LineState from, LineState to) {
    session
        .createMutationQuery(
            "update RequestLine l set l.state = :to, l.outcome = null where l.requestId = :request"
                + " and l.state = :from")
        .setParameter("to", to)
        .setParameter("from", from)
        .setParameter("request", requestId)
        .executeUpdate();
  }

  void refuseOpen(UUID requestId, Remark remark, Instant at) {
    refused("l.requestId = :id", requestId, remark, at);
  }

  /** Returns false when the line is being worked on or has its result. */
  boolean refuse(UUID lineId, Remark remark, Instant at) {
    return refused("l.id = :id", lineId, remark, at) == 1;
  }

  boolean done(UUID lineId, @Nullable UUID mailboxId, Instant at) {
    return session
            .createMutationQuery(
                """
                update RequestLine l
                set l.state = DONE, l.mailboxId = coalesce(:mailbox, l.mailboxId),
                  l.outcome = null, l.finishedAt = :at
                where l.id = :id and l.state in (IN_PROGRESS, FAILED)
                """)
            .setParameter("mailbox", mailboxId)
            .setParameter("at", at)
            .setParameter("id", lineId)
            .executeUpdate()
        == 1;
  }

  void failed(UUID lineId, String problem) {
    session
        .createMutationQuery(
            "update RequestLine l set l.state = FAILED, l.outcome = :problem where l.id = :id and"
                + " l.state = IN_PROGRESS")
        .setParameter("problem", problem)
        .setParameter("id", lineId)
        .executeUpdate();
  }

  private int refused(String which, UUID id, Remark remark, Instant at) {
    return session
        .createMutationQuery(
            """
            update RequestLine l
            set l.state = REFUSED, l.outcome = :note, l.outcomeLegalBasis = :basis,
              l.finishedAt = :at
            where l.state in (PENDING, FAILED) and %s
            """
                .formatted(which))
        .setParameter("note", remark.note())
        .setParameter("basis", remark.legalBasis())
        .setParameter("at", at)
        .setParameter("id", id)
        .executeUpdate();
  }
}
