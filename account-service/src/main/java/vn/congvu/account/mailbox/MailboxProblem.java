package vn.congvu.account.mailbox;

import vn.congvu.platform.problem.ProblemType;

/** Every error that the mailbox feature can answer. */
public enum MailboxProblem implements ProblemType {
  MAILBOX_STATE("mailbox-state", "The mailbox's state does not allow it"),
  MAILBOX_ADDRESS_IN_USE("mailbox-address-in-use", "Another mailbox bears this address"),
  MAILBOX_NOT_DUE("mailbox-not-due", "The mailbox is kept until a later day"),
  MAILBOX_WITHOUT_HOLDER("mailbox-without-holder", "Nobody answers for the mailbox");

  private final String slug;
  private final String title;

  MailboxProblem(String slug, String title) {
    this.slug = slug;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return 409;
  }

  @Override
  public String title() {
    return title;
  }
}
