package vn.congvu.incident.ticket;

import vn.congvu.platform.problem.ProblemType;

enum TicketProblem implements ProblemType {
  STEP_NOT_POSSIBLE("ticket-step-not-possible", 409, "Step not possible in this state"),
  NOT_YOUR_DESK("ticket-not-your-desk", 403, "The ticket lies on another desk"),
  PASTED_CONTENT("pasted-content", 400, "The text looks like the content of a document");

  private final String slug;
  private final int status;
  private final String title;

  TicketProblem(String slug, int status, String title) {
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
