package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.congvu.account.mailbox.MailboxBriefs;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Gathers what {@link LineRules} ask about, in a few queries for the whole list. */
@ApplicationScoped
class LineCheck {

  private final UnitService units;
  private final MailboxService mailboxes;
  private final RequestAccess access;

  LineCheck(UnitService units, MailboxService mailboxes, RequestAccess access) {
    this.units = units;
    this.mailboxes = mailboxes;
    this.access = access;
  }

  /** The mailboxes that the lines are about; refuses the whole list when anything is wrong. */
  MailboxBriefs require(NewRequest asked) {
    List<FieldError> errors = new ArrayList<>();
    checkUnits(asked, errors);
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
    MailboxBriefs found = find(asked.lines());
    String losing = asked.losingUnit();
    LineRules rules =
        new LineRules(
            asked.type(),
            units.withDescendants(Set.of(asked.unit())),
            losing == null ? Set.of() : units.withDescendants(Set.of(losing)),
            asked.reason(),
            units.today());
    errors.addAll(
        rules.check(asked.lines(), line -> found.find(line.mailboxId(), line.mailboxAddress())));
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
    return found;
  }

  private void checkUnits(NewRequest asked, List<FieldError> errors) {
    // The same sentence for a unit that is not there and one that is not theirs.
    if (!access.isOwn(asked.unit()) || units.byCode(asked.unit()).isEmpty()) {
      errors.add(new FieldError("/unit", "không có đơn vị này trong phạm vi của ông/bà"));
    }
    String losing = asked.losingUnit();
    if (asked.type() != RequestType.TRANSFER) {
      if (losing != null) {
        errors.add(new FieldError("/losingUnit", "chỉ nêu khi chuyển hộp thư giữa hai đơn vị"));
      }
    } else if (losing == null) {
      errors.add(new FieldError("/losingUnit", "phải nêu đơn vị đang quản lý hộp thư"));
    } else if (losing.equals(asked.unit())) {
      errors.add(new FieldError("/losingUnit", "phải khác đơn vị nhận"));
    } else if (units.byCode(losing).isEmpty()) {
      errors.add(new FieldError("/losingUnit", "không có đơn vị này"));
    }
  }

  private MailboxBriefs find(List<DraftLine> lines) {
    Set<UUID> ids = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    for (DraftLine line : lines) {
      if (line.mailboxId() != null) {
        ids.add(line.mailboxId());
      } else if (line.mailboxAddress() != null) {
        addresses.add(line.mailboxAddress());
      }
    }
    return mailboxes.briefs(ids, addresses);
  }

  static ProblemException invalid(List<FieldError> errors) {
    return ProblemException.of(
            CommonProblem.INVALID_INPUT,
            "Đề nghị có %d chỗ cần sửa; chưa có gì được ghi nhận.".formatted(errors.size()))
        .withErrors(errors);
  }
}
