package vn.congvu.account.naming;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.NamingTemplate.Placeholder;

/**
 * A unit's code as it stands in addresses: hyphens go, so {@code xa-lamthuy} becomes {@code
 * xalamthuy}; the prefix stays because a commune and a ward of one name can exist side by side.
 */
record UnitCode(String agency, @Nullable String subUnit, boolean isCommune) {

  private static final Pattern COMMUNE = Pattern.compile("(xa|phuong|dackhu)-.+");
  private static final Pattern SUB_UNIT = Pattern.compile("([^.]+)\\.(.+)");

  static UnitCode of(NamingSubject subject) {
    String code = subject.unitCode().strip().toLowerCase(Locale.ROOT);
    Matcher matcher = SUB_UNIT.matcher(code);
    String agency = code;
    String subUnit = null;
    if (matcher.matches()) {
      subUnit = addressable(matcher.group(1));
      agency = matcher.group(2);
    }
    if (addressable(agency).isEmpty() || (subUnit != null && subUnit.isEmpty())) {
      throw new UnnameableException(
          "unitCode", "Mã đơn vị không có ký tự nào dùng được trong địa chỉ thư.");
    }
    return new UnitCode(addressable(agency), subUnit, COMMUNE.matcher(agency).matches());
  }

  /** A person of the agency itself has no sub-unit; its agency stands in for it. */
  String value(Placeholder placeholder) {
    return placeholder == Placeholder.SUB_UNIT && subUnit != null ? subUnit : agency;
  }

  private static String addressable(String code) {
    return VietnameseName.plain(code);
  }
}
