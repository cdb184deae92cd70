package vn.congvu.account.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.MailboxBrief;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.RequestType;
import vn.congvu.platform.problem.FieldError;

/**
 * What a line needs, by the type of its request. All that is wrong with a list is said at once,
 * each with a pointer to its field, so that a unit corrects its letter once and not line by line.
 */
final class LineRules {

  /** A technical bound, not a rule of the regulation: what one answer can still carry. */
  static final int MOST_LINES = 20_000;

  private static final Set<RequestType> GIVE_ADDRESSES =
      EnumSet.of(RequestType.ISSUE, RequestType.RENAME, RequestType.ALIAS, RequestType.TRANSFER);

  /** Bytes. Whoever wants more than a tebibyte has counted in another unit, or mistyped. */
  private static final long LARGEST_QUOTA = 1L << 40;

  private static final int LONGEST_TEXT = 200;
  private static final Pattern PHONE = Pattern.compile("(?:0|\\+84)[0-9]{9,10}");

  /** Letters of all the country's peoples; some have marks that no composed letter holds. */
  private static final Pattern PERSONS_NAME = Pattern.compile("[\\p{L}\\p{M}'’.\\- ]*");

  private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
  private static final Pattern CITIZEN_ID_TAIL = Pattern.compile("[0-9]{3,6}");

  private final RequestType type;
  private final Set<String> ownUnits;
  private final Set<String> losingUnits;
  private final @Nullable String requestReason;
  private final LocalDate today;
  private final List<FieldError> errors = new ArrayList<>();
  private final Set<UUID> seenMailboxes = new HashSet<>();
  private final Set<String> seenAddresses = new HashSet<>();

  /**
   * @param ownUnits the filing unit and all below it
   * @param losingUnits for a transfer: the unit that loses the mailboxes, and all below it
   */
  LineRules(
      RequestType type,
      Set<String> ownUnits,
      Set<String> losingUnits,
      @Nullable String requestReason,
      LocalDate today) {
    this.type = type;
    this.ownUnits = ownUnits;
    this.losingUnits = losingUnits;
    this.requestReason = requestReason;
    this.today = today;
  }

  List<FieldError> check(
      List<DraftLine> lines, Function<DraftLine, @Nullable MailboxBrief> mailboxes) {
    if (lines.isEmpty()) {
      errors.add(new FieldError("/lines", "danh sách chưa có dòng nào"));
    }
    if (lines.size() > MOST_LINES) {
      errors.add(new FieldError("/lines", "danh sách dài quá %d dòng".formatted(MOST_LINES)));
      return List.copyOf(errors);
    }
    for (int i = 0; i < lines.size(); i++) {
      DraftLine line = lines.get(i);
      Spot spot = new Spot("/lines/" + i);
      checkFields(line, spot);
      if (type == RequestType.ISSUE) {
        checkIssue(line, spot);
      } else {
        checkMailbox(line, mailboxes.apply(line), spot);
      }
    }
    return List.copyOf(errors);
  }

  private void checkFields(DraftLine line, Spot spot) {
    if (line.unitCode() != null && !ownUnits.contains(line.unitCode())) {
      spot.wrong("unitCode", "không phải đơn vị này hay đơn vị trực thuộc: " + line.unitCode());
    }
    spot.phone("phone", line.phone());
    if (line.citizenIdTail() != null && !CITIZEN_ID_TAIL.matcher(line.citizenIdTail()).matches()) {
      spot.wrong("citizenIdTail", "chỉ ghi 3 đến 6 chữ số cuối của số căn cước");
    }
    spot.notTooLong("fullName", line.fullName());
    if (line.birthDate() != null
        && (line.birthDate().isBefore(EARLIEST_BIRTH) || !line.birthDate().isBefore(today))) {
      spot.wrong("birthDate", "ngày sinh phải từ năm 1900 và trước hôm nay");
    }
    spot.notTooLong("position", line.position());
    spot.notTooLong("reason", line.reason());
    // Whether it may be given, and is free, is the address book's to say.
    if (line.wantedAddress() != null && !GIVE_ADDRESSES.contains(type)) {
      spot.wrong("wantedAddress", "loại đề nghị này không cấp địa chỉ mới");
    } else if (line.wantedAddress() != null && !seenAddresses.add(line.wantedAddress())) {
      spot.wrong("wantedAddress", "địa chỉ trùng với một dòng khác trong danh sách");
    }
    checkPeople(line, spot);
  }

  private static void checkPeople(DraftLine line, Spot spot) {
    if (line.head() != null) {
      checkPerson(line.head(), "head", spot);
    }
    if (line.users() != null) {
      for (int i = 0; i < line.users().size(); i++) {
        checkPerson(line.users().get(i), "users/" + i, spot);
      }
    }
  }

  private static void checkPerson(LinePerson person, String where, Spot spot) {
    spot.required(where + "/fullName", person.fullName());
    spot.personsName(where + "/fullName", person.fullName());
    spot.notTooLong(where + "/fullName", person.fullName());
    spot.notTooLong(where + "/position", person.position());
    spot.phone(where + "/phone", person.phone());
  }

  private void checkIssue(DraftLine line, Spot spot) {
    if (line.mailboxId() != null || line.mailboxAddress() != null) {
      spot.wrong("mailboxId", "đề nghị cấp mới không nêu hộp thư đã có");
    }
    spot.required("kind", line.kind());
    spot.required("fullName", line.fullName());
    if (line.kind() == MailboxKind.PERSONAL) {
      spot.personsName("fullName", line.fullName());
    }
    if (line.kind() == MailboxKind.ORGANISATION) {
      if (line.head() == null) {
        spot.wrong("head", "hộp thư của cơ quan phải có Thủ trưởng chịu trách nhiệm");
      }
      if (line.users() == null || line.users().isEmpty()) {
        spot.wrong("users", "hộp thư của cơ quan phải có ít nhất một văn thư sử dụng, có họ tên");
      }
    }
    if (line.quotaBytes() != null) {
      spot.wrong(
          "quotaBytes", "dung lượng khi cấp mới theo quy chế; muốn hơn thì đề nghị tăng sau");
    }
  }

  private void checkMailbox(DraftLine line, @Nullable MailboxBrief mailbox, Spot spot) {
    if (line.mailboxId() == null && (line.mailboxAddress() == null)) {
      spot.wrong("mailboxAddress", "phải nêu hộp thư");
      return;
    }
    String named = line.mailboxAddress() != null ? "mailboxAddress" : "mailboxId";
    Set<String> where = type == RequestType.TRANSFER ? losingUnits : ownUnits;
    // One sentence for "no such box" and "another unit's box": the second is not theirs to know.
    if (mailbox == null || !where.contains(mailbox.unitCode())) {
      spot.wrong(
          named,
          type == RequestType.TRANSFER
              ? "đơn vị chuyển đi không có hộp thư này"
              : "đơn vị không có hộp thư này");
      return;
    }
    if (!seenMailboxes.add(mailbox.id())) {
      spot.wrong(named, "hộp thư đã có ở một dòng khác trong danh sách");
    }
    if (!fits(mailbox.state())) {
      spot.wrong(named, "trạng thái của hộp thư không cho phép việc này");
    }
    checkByType(line, mailbox, spot);
  }

  private boolean fits(MailboxState state) {
    return switch (type) {
      case UNLOCK -> state == MailboxState.LOCKED;
      case LOCK -> state == MailboxState.ACTIVE || state == MailboxState.AWAITING_ACTIVATION;
      default -> state.isOpen();
    };
  }

  private void checkByType(DraftLine line, MailboxBrief mailbox, Spot spot) {
    switch (type) {
      case CHANGE -> {
        if (mailbox.kind() == MailboxKind.PERSONAL) {
          checkPersonalChange(line, spot);
        } else {
          checkOrganisationChange(line, spot);
        }
      }
      case RENAME, ALIAS -> spot.required("wantedAddress", line.wantedAddress());
      case QUOTA -> {
        if (line.quotaBytes() == null) {
          spot.required("quotaBytes", null);
        } else if (line.quotaBytes() <= mailbox.quotaBytes()) {
          spot.wrong("quotaBytes", "dung lượng mới phải lớn hơn dung lượng hiện có");
        } else if (line.quotaBytes() > LARGEST_QUOTA) {
          spot.wrong("quotaBytes", "dung lượng tính bằng byte và không quá 1 TiB");
        }
      }
      case LOCK, CLOSURE -> {
        if (isBlank(line.reason()) && isBlank(requestReason)) {
          spot.wrong("reason", "phải nêu lý do ở dòng này hoặc cho cả đề nghị");
        }
      }
      default -> {
        // a transfer may bring a new address; an unlock and a reset need nothing but the mailbox
      }
    }
  }

  private static void checkPersonalChange(DraftLine line, Spot spot) {
    spot.personsName("fullName", line.fullName());
    if (line.head() != null || line.users() != null) {
      spot.wrong("head", "chỉ hộp thư của cơ quan có Thủ trưởng và văn thư sử dụng");
    }
    if (line.fullName() == null
        && line.position() == null
        && line.phone() == null
        && line.birthDate() == null) {
      spot.wrong("", "phải nêu ít nhất một thông tin mới");
    }
  }

  /** An organisation has a name and people; what is known of a person stands with the person. */
  private static void checkOrganisationChange(DraftLine line, Spot spot) {
    if (line.position() != null || line.phone() != null || line.birthDate() != null) {
      spot.wrong("position", "với hộp thư của cơ quan, hãy nêu ở Thủ trưởng hoặc văn thư");
    }
    if (line.users() != null && line.users().isEmpty()) {
      spot.wrong("users", "hộp thư của cơ quan phải có ít nhất một văn thư sử dụng, có họ tên");
    }
    if (line.fullName() == null && line.head() == null && line.users() == null) {
      spot.wrong("", "phải nêu ít nhất một thông tin mới");
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private final class Spot {
    private final String line;

    private Spot(String line) {
      this.line = line;
    }

    private void wrong(String field, String detail) {
      errors.add(new FieldError(field.isEmpty() ? line : line + "/" + field, detail));
    }

    private void required(String field, @Nullable Object value) {
      if (value == null || value instanceof String text && text.isBlank()) {
        wrong(field, "không được để trống");
      }
    }

    private void phone(String field, @Nullable String value) {
      if (value != null && !PHONE.matcher(value).matches()) {
        wrong(field, "số điện thoại không đúng dạng, ví dụ 0912345678");
      }
    }

    private void personsName(String field, @Nullable String value) {
      if (value != null && !PERSONS_NAME.matcher(value).matches()) {
        wrong(field, "họ tên chỉ gồm chữ cái, khoảng trắng, dấu chấm, gạch nối và dấu nháy");
      }
    }

    private void notTooLong(String field, @Nullable String value) {
      if (value != null && value.length() > LONGEST_TEXT) {
        wrong(field, "dài quá %d ký tự".formatted(LONGEST_TEXT));
      }
    }
  }
}
