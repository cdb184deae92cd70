package vn.congvu.account.importing.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param proposedAddress null while the row cannot get one
 */
public record CheckedRow(
    DraftRow draft, RowValues values, List<Finding> findings, @Nullable String proposedAddress) {

  public CheckedRow {
    findings = List.copyOf(findings);
  }

  public int errors() {
    return (int) findings.stream().filter(Finding::isError).count();
  }

  public int warnings() {
    return findings.size() - errors();
  }
}
