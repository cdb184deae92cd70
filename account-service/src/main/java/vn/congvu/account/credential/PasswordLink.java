package vn.congvu.account.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.credential.CredentialReport.Reporter;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/**
 * A one-time link. A redemption claims it first and only then touches the servers, so of two at
 * once one wins; a claim ends by itself, so a crash in the middle does not burn the link.
 */
@Entity
@Table(name = "password_link")
class PasswordLink {

  @Id private UUID id;
  private UUID reportId;
  private UUID mailboxId;
  private byte[] tokenHash;

  @Enumerated(EnumType.STRING)
  @Column(name = "identity_method")
  private IdentityCheck.Method method;

  @Column(name = "identity_checked_at")
  private Instant checkedAt;

  @Column(name = "identity_note")
  private @Nullable String note;

  private String issuedBy;
  private String issuedByName;
  private Instant issuedAt;
  private Instant expiresAt;
  private @Nullable Instant usedAt;
  private @Nullable Instant voidedAt;
  private @Nullable UUID claim;
  private @Nullable Instant claimedUntil;
  private int failedAttempts;
  private @Nullable Instant restsUntil;
  private boolean identitySet;

  @SuppressWarnings("NullAway.Init")
  protected PasswordLink() {}

  PasswordLink(
      CredentialReport report,
      byte[] tokenHash,
      IdentityCheck check,
      Reporter issuer,
      Instant at,
      Instant expiresAt) {
    this.id = Ids.next();
    this.reportId = report.id();
    this.mailboxId = report.mailboxId();
    this.tokenHash = tokenHash;
    this.method = check.method();
    this.checkedAt = check.checkedAt();
    this.note = check.note();
    this.issuedBy = issuer.subject();
    this.issuedByName = issuer.name();
    this.issuedAt = at;
    this.expiresAt = expiresAt;
  }

  UUID claim(Instant now, Duration time) {
    requireLive(now);
    if (restsUntil != null && now.isBefore(restsUntil)) {
      throw ProblemException.of(
              CredentialProblem.LINK_RESTS,
              "Mật khẩu đã bị từ chối nhiều lần. Hãy thử lại sau ít phút.")
          .retryAfter(Duration.between(now, restsUntil));
    }
    if (claimedUntil != null && now.isBefore(claimedUntil)) {
      throw ProblemException.of(
              CredentialProblem.LINK_BUSY, "Liên kết này đang được dùng ở một nơi khác.")
          .retryAfter(Duration.between(now, claimedUntil));
    }
    UUID mine = Ids.next();
    claim = mine;
    claimedUntil = now.plus(time);
    return mine;
  }

  private void requireLive(Instant now) {
    if (usedAt != null) {
      throw ProblemException.of(
          CredentialProblem.LINK_USED,
          "Liên kết này đã được dùng. Nếu không phải bạn dùng, hãy báo ngay là mật khẩu bị lộ.");
    }
    if (voidedAt != null) {
      throw ProblemException.of(
          CredentialProblem.LINK_REPLACED, "Liên kết này đã bị thay bằng một liên kết mới hơn.");
    }
    if (!now.isBefore(expiresAt)) {
      throw ProblemException.of(
          CredentialProblem.LINK_EXPIRED,
          "Liên kết này đã hết hạn. Hãy đề nghị cán bộ đầu mối cấp liên kết mới.");
    }
  }

  /** A claim that another redemption took over is no longer ours to use. */
  void requireClaim(UUID mine) {
    if (!mine.equals(claim) || usedAt != null || voidedAt != null) {
      throw ProblemException.of(
          CredentialProblem.LINK_BUSY, "Liên kết này đã bị một lần dùng khác giành trước.");
    }
  }

  void release(UUID mine) {
    if (mine.equals(claim)) {
      claim = null;
      claimedUntil = null;
    }
  }

  void attemptFailed(Instant now, int attemptsBeforeRest, Duration rest) {
    failedAttempts++;
    if (failedAttempts % attemptsBeforeRest == 0) {
      restsUntil = now.plus(rest);
    }
  }

  /** Whether Keycloak already has a password from an earlier, interrupted redemption. */
  boolean identitySet() {
    return identitySet;
  }

  void identitySet(boolean set) {
    identitySet = set;
  }

  void use(UUID mine, Instant now) {
    requireClaim(mine);
    release(mine);
    usedAt = now;
  }

  UUID id() {
    return id;
  }

  UUID reportId() {
    return reportId;
  }

  UUID mailboxId() {
    return mailboxId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Instant issuedAt() {
    return issuedAt;
  }

  byte[] tokenHash() {
    return tokenHash.clone();
  }

  String issuedBy() {
    return issuedBy;
  }

  String issuedByName() {
    return issuedByName;
  }

  IdentityCheck identityCheck() {
    return new IdentityCheck(method, checkedAt, note);
  }
}
