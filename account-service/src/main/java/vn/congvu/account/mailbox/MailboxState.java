package vn.congvu.account.mailbox;

import java.util.EnumSet;
import java.util.Set;

/** Where a mailbox is in its life, and which states may follow. */
public enum MailboxState {
  /** On the server, but nobody has set a password yet. */
  AWAITING_ACTIVATION("chờ kích hoạt"),
  ACTIVE("hoạt động"),
  /** Nobody can log in; mail still arrives. */
  LOCKED("tạm khóa"),
  /** Neither sends nor receives. */
  STOPPED("ngừng gửi/nhận"),
  /** Stopped, with the day on which it is deleted. */
  AWAITING_DELETION("chờ xóa"),
  DELETED("đã xóa");

  private final String inVietnamese;

  MailboxState(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  /** As the regulation and the user call it. */
  public String inVietnamese() {
    return inVietnamese;
  }

  private Set<MailboxState> next() {
    return switch (this) {
      case AWAITING_ACTIVATION -> EnumSet.of(ACTIVE, LOCKED, STOPPED);
      case ACTIVE -> EnumSet.of(LOCKED, STOPPED);
      case LOCKED -> EnumSet.of(ACTIVE, AWAITING_ACTIVATION, STOPPED);
      case STOPPED -> EnumSet.of(AWAITING_DELETION);
      case AWAITING_DELETION -> EnumSet.of(DELETED);
      case DELETED -> EnumSet.noneOf(MailboxState.class);
    };
  }

  public boolean canBecome(MailboxState other) {
    return next().contains(other);
  }

  /** Belongs to the working register: it may be renamed, moved, enlarged. */
  public boolean isOpen() {
    return this == AWAITING_ACTIVATION || this == ACTIVE || this == LOCKED;
  }
}
