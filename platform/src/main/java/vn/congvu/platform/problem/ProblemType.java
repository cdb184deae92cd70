package vn.congvu.platform.problem;

/**
 * One error that an API can answer. Implemented by the enum of each feature; slugs never change.
 */
public interface ProblemType {

  /** Kebab-case; the problem's {@code type} is {@code /problems/<slug>}. */
  String slug();

  int status();

  /** English and the same at each occurrence; the Vietnamese sentence is the detail. */
  String title();
}
