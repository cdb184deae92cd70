package vn.congvu.account.credential;

import vn.congvu.platform.problem.ProblemType;

/** What can go wrong on the way to a new password. */
public enum CredentialProblem implements ProblemType {
  REPORT_OPEN("credential-report-open", 409, "A report on this mailbox is open already"),
  REPORT_CLOSED("credential-report-closed", 409, "The report is closed"),
  NOT_SECURED_YET("mailbox-not-secured-yet", 409, "The leaked password is still being voided"),
  MAILBOX_NOT_OPEN("mailbox-not-open", 409, "The mailbox's state allows no new password"),
  OWN_LINK("own-link", 403, "Nobody hands a link to themselves"),
  LINK_USED("link-used", 410, "The link was used"),
  LINK_REPLACED("link-replaced", 410, "A newer link took its place"),
  LINK_EXPIRED("link-expired", 410, "The link has expired"),
  LINK_UNKNOWN("link-unknown", 404, "No such link"),
  LINK_BUSY("link-busy", 409, "The link is being used right now"),
  LINK_RESTS("link-rests", 429, "Too many refused passwords"),
  PASSWORD_REFUSED("password-refused", 400, "The password breaks a rule");

  private final String slug;
  private final int status;
  private final String title;

  CredentialProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
