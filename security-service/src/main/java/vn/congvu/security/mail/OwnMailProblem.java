package vn.congvu.security.mail;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a look into the own mailbox. */
enum OwnMailProblem implements ProblemType {
  NO_OWN_MAILBOX("no-own-mailbox", 409, "The login has no mailbox of its own"),
  MESSAGE_MOVED("own-message-moved", 409, "The message is not there any more"),
  SERVER_AWAY("mail-server-away", 503, "The mail server does not answer");

  private final String slug;
  private final int status;
  private final String title;

  OwnMailProblem(String slug, int status, String title) {
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
