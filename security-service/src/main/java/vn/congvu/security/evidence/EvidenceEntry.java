package vn.congvu.security.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.chain.CanonicalJson;
import vn.congvu.platform.chain.Link;

/** One row of a case's chain. Written once. */
@Entity
@Immutable
@Table(name = "evidence_entry")
class EvidenceEntry {

  /** The chain and the place in it, counted from 1. */
  @Embeddable
  record Id(@Column(name = "spill_id") UUID spillId, @Column(name = "seq") long seq)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(name = "prev")
  private String prev;

  @Column(name = "at")
  private Instant at;

  @Column(name = "actor")
  private String actor;

  @Column(name = "actor_name")
  private String actorName;

  @Column(name = "action")
  private String action;

  /** Canonical JSON, kept as text: a column of type jsonb would write it anew. */
  @Column(name = "details")
  private String details;

  @Column(name = "hash")
  private String hash;

  protected EvidenceEntry() {}

  EvidenceEntry(Id id, String prev, EvidenceChain.Act act) {
    this.id = id;
    this.prev = prev;
    this.at = act.at();
    this.actor = act.actor();
    this.actorName = act.actorName();
    this.action = act.action();
    this.details = CanonicalJson.object(act.details());
    this.hash = Link.hash(canonical());
  }

  static EvidenceEntry after(@Nullable EvidenceEntry last, UUID spillId, EvidenceChain.Act act) {
    return last == null
        ? new EvidenceEntry(new Id(spillId, 1), Link.GENESIS, act)
        : new EvidenceEntry(new Id(spillId, last.seq() + 1), last.hash, act);
  }

  final String canonical() {
    return new CanonicalJson()
        .field("seq", id.seq())
        .field("prev", prev)
        .field("case", id.spillId().toString())
        .field("at", at.toString())
        .field("actor", actor)
        .field("actorName", actorName)
        .field("action", action)
        .json("details", details)
        .end();
  }

  String exportLine() {
    return Link.exportLine(hash, canonical());
  }

  long seq() {
    return id.seq();
  }

  String hash() {
    return hash;
  }

  EvidenceView view() {
    return new EvidenceView(id.seq(), prev, at, actorName, action, details, hash);
  }
}
