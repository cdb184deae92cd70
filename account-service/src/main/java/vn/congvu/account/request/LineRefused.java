package vn.congvu.account.request;

import java.util.UUID;

/**
 * CDI event inside the transaction that refuses one line. Who has already made something of the
 * line keeps its address until that is gone again, or refuses the refusal by an exception.
 */
public final class LineRefused {

  private final UUID lineId;
  private boolean addressKept;

  LineRefused(UUID lineId) {
    this.lineId = lineId;
  }

  public UUID lineId() {
    return lineId;
  }

  public void keepAddress() {
    addressKept = true;
  }

  boolean addressIsKept() {
    return addressKept;
  }
}
