package vn.congvu.account.importing.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing said of a row.
 *
 * @param message a Vietnamese sentence for the user
 * @param suggestion what the cell should hold, when one is sure of it. With a warning it has been
 *     taken already; with an error it waits for the user.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    FindingCode code,
    FindingCode.Severity severity,
    Column column,
    String message,
    @Nullable String suggestion) {

  static Finding of(FindingCode code, Column column, String message) {
    return new Finding(code, code.severity(), column, message, null);
  }

  static Finding of(FindingCode code, Column column, String message, String suggestion) {
    return new Finding(code, code.severity(), column, message, suggestion);
  }

  @JsonIgnore
  public boolean isError() {
    return severity == FindingCode.Severity.ERROR;
  }
}
