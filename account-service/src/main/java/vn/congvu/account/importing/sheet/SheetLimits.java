package vn.congvu.account.importing.sheet;

/**
 * What an .xlsx may cost us. A zip says little about itself that is worth believing, so each is
 * counted while inflating.
 *
 * @param inflatedBytes of all parts together
 * @param ratio how many bytes one stored byte may become, looked at from one MiB on
 * @param entries parts in the file
 */
public record SheetLimits(long inflatedBytes, int ratio, int entries) {

  /** Wide enough for 20,000 rows of any office program we met. */
  public static final SheetLimits DEFAULT = new SheetLimits(96L << 20, 120, 500);
}
