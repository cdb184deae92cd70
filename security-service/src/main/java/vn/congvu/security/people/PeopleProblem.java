package vn.congvu.security.people;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with the people of a case. */
enum PeopleProblem implements ProblemType {
  NOT_YOUR_PART("spill-not-your-part", 403, "Another part of the case does this"),
  PERSONS_MUST_DIFFER("spill-persons-must-differ", 409, "Two parts need two persons"),
  NAMED_ALREADY("spill-person-named-already", 409, "The person has this part already");

  private final String slug;
  private final int status;
  private final String title;

  PeopleProblem(String slug, int status, String title) {
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
