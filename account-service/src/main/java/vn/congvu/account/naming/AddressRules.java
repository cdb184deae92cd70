package vn.congvu.account.naming;

import java.util.List;
import java.util.Optional;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Whether an address that somebody wishes for may be given at all. */
final class AddressRules {

  private static final ReservedLocalParts RESERVED = ReservedLocalParts.load();

  private AddressRules() {}

  static void require(String address, List<String> mailDomains) {
    Optional<String> problem = problem(address, mailDomains);
    if (problem.isPresent()) {
      throw notAllowed(problem.get());
    }
  }

  /** Why the address may not be given, for the user. */
  static Optional<String> problem(String address, List<String> mailDomains) {
    int at = address.lastIndexOf('@');
    if (at < 0 || !LocalPart.isDotAtom(address.substring(0, at))) {
      return Optional.of(
          "Phần trước @ chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối ở giữa;"
              + " dài tối đa 64 ký tự.");
    }
    if (RESERVED.contains(address.substring(0, at))) {
      return Optional.of("Địa chỉ này dành riêng cho hệ thống, không cấp cho người dùng.");
    }
    String domain = address.substring(at + 1);
    return mailDomains.stream().anyMatch(ours -> domain.equals(ours) || domain.endsWith("." + ours))
        ? Optional.empty()
        : Optional.of("Tên miền phải thuộc: %s.".formatted(String.join(", ", mailDomains)));
  }

  private static ProblemException notAllowed(String detail) {
    return ProblemException.of(AddressProblem.ADDRESS_NOT_ALLOWED, detail)
        .withErrors(List.of(new FieldError("/address", detail)));
  }
}
