package vn.congvu.account.importing.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.RowChecker.Reading;

/**
 * Gives each row an address that neither the register nor another row has: the one the list names
 * when it is free, else the best one that the naming rules make.
 */
final class AddressAssigner {

  private static final Set<FindingCode> NO_MAILBOX_FOR =
      Set.of(
          FindingCode.DUPLICATE_IN_FILE,
          FindingCode.ALREADY_HAS_MAILBOX,
          FindingCode.ADDRESS_NOT_FREE,
          FindingCode.CONTENT_NOT_ISSUE);

  private final CheckContext context;

  AddressAssigner(CheckContext context) {
    this.context = context;
  }

  @Nullable String[] assign(List<DraftRow> rows, List<Reading> readings) {
    @Nullable String[] assigned = new String[rows.size()];
    Set<String> given = new HashSet<>();
    takeNamed(rows, readings, assigned, given);
    List<Integer> open = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      if (assigned[at] == null && mayGetOne(rows.get(at), readings.get(at))) {
        open.add(at);
      }
    }
    List<Proposal> proposals =
        open.isEmpty()
            ? List.of()
            : context
                .proposals()
                .apply(open.stream().map(at -> readings.get(at).values()).toList());
    for (int i = 0; i < open.size(); i++) {
      int at = open.get(i);
      assigned[at] = choose(proposals.get(i), given, readings.get(at).findings());
    }
    return assigned;
  }

  private static @Nullable String choose(
      Proposal proposal, Set<String> given, List<Finding> findings) {
    Optional<String> address = proposal.free().stream().filter(given::add).findFirst();
    if (address.isEmpty()) {
      String problem = proposal.problem();
      findings.add(problem == null ? noneLeft() : lacking(problem));
      return null;
    }
    if (proposal.best() != null && !proposal.best().equals(address.get())) {
      findings.add(clash(proposal.best(), address.get()));
    }
    return address.get();
  }

  private void takeNamed(
      List<DraftRow> rows, List<Reading> readings, @Nullable String[] assigned, Set<String> given) {
    Set<String> named =
        readings.stream()
            .map(reading -> reading.values().officialAddress())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      return;
    }
    Set<String> taken = context.taken().apply(named);
    for (int at = 0; at < rows.size(); at++) {
      String address = readings.get(at).values().officialAddress();
      if (address == null || !mayGetOne(rows.get(at), readings.get(at))) {
        continue;
      }
      if (taken.contains(address) || !given.add(address)) {
        readings.get(at).findings().add(taken(address));
      } else {
        assigned[at] = address;
      }
    }
  }

  private static boolean mayGetOne(DraftRow row, Reading reading) {
    return !row.skipped()
        && reading.values().fullName() != null
        && reading.values().unitCode() != null
        && reading.findings().stream().noneMatch(f -> NO_MAILBOX_FOR.contains(f.code()));
  }

  private static Finding taken(String address) {
    return Finding.of(
        FindingCode.ADDRESS_NOT_FREE,
        Column.OFFICIAL_MAIL,
        "Địa chỉ "
            + address
            + " đã có người dùng, đang được giữ hoặc trùng trong danh sách. Hãy xóa ô này để được đề"
            + " xuất địa chỉ khác, hoặc bỏ dòng nếu người này đã có hộp thư.");
  }

  private static Finding clash(String best, String address) {
    return Finding.of(
        FindingCode.ADDRESS_CLASH,
        Column.OFFICIAL_MAIL,
        "Địa chỉ "
            + best
            + " đã có người dùng hoặc trùng trong danh sách; đề xuất "
            + address
            + ".",
        address);
  }

  private static Finding noneLeft() {
    return Finding.of(
        FindingCode.ADDRESS_NOT_FREE,
        Column.OFFICIAL_MAIL,
        "Không còn địa chỉ trống theo quy tắc đặt tên. Hãy thống nhất với người dùng một địa chỉ và"
            + " ghi vào cột này.");
  }

  private static Finding lacking(String problem) {
    return Finding.of(
        FindingCode.NAMING_DATA_MISSING,
        Column.OFFICIAL_MAIL,
        "Chưa đặt được địa chỉ theo quy chế: " + problem + ".");
  }
}
