package vn.congvu.account.naming;

import java.util.List;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Whether an address that somebody wishes for may be given at all. */
final class AddressRules {

  private static final ReservedLocalParts RESERVED = ReservedLocalParts.load();

  private AddressRules() {}

  static void require(String address, List<String> mailDomains) {
    int at = address.lastIndexOf('@');
    if (at < 0 || !LocalPart.isDotAtom(address.substring(0, at))) {
      throw notAllowed(
          "Phần trước @ chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối ở giữa;"
              + " dài tối đa 64 ký tự.");
    }
    if (RESERVED.contains(address.substring(0, at))) {
      throw notAllowed("Địa chỉ này dành riêng cho hệ thống, không cấp cho người dùng.");
    }
    String domain = address.substring(at + 1);
    if (mailDomains.stream()
        .noneMatch(ours -> domain.equals(ours) || domain.endsWith("." + ours))) {
      throw notAllowed("Tên miền phải thuộc: %s.".formatted(String.join(", ", mailDomains)));
    }
  }

  private static ProblemException notAllowed(String detail) {
    return ProblemException.of(AddressProblem.ADDRESS_NOT_ALLOWED, detail)
        .withErrors(List.of(new FieldError("/address", detail)));
  }
}
