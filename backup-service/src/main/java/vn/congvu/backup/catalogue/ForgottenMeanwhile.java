package vn.congvu.backup.catalogue;

/** A message was read before it was forgotten and was to be written down after that. */
public class ForgottenMeanwhile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForgottenMeanwhile() {
    super("A message was forgotten while it was read");
  }
}
