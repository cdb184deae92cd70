package vn.congvu.account.importing.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an e-mail address and tells official from personal. */
final class MailCleaner {

  private static final List<String> PERSONAL =
      List.of(
          "gmail.com",
          "yahoo.com",
          "yahoo.com.vn",
          "outlook.com",
          "hotmail.com",
          "icloud.com",
          "mail.com",
          "ymail.com",
          "zoho.com");

  private static final Pattern LOCAL = Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

  private final List<String> officialDomains;

  MailCleaner(List<String> officialDomains) {
    this.officialDomains = List.copyOf(officialDomains);
  }

  /** The value is the official address that the row names; everything else only makes findings. */
  Cleaned<String> official(String text) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> address = read(text, Column.OFFICIAL_MAIL, findings);
    if (address.isEmpty()) {
      return new Cleaned<>(null, findings);
    }
    String domain = domain(address.get());
    if (officialDomains.contains(domain)) {
      return new Cleaned<>(address.get(), findings);
    }
    if (PERSONAL.contains(domain)) {
      findings.add(
          Finding.of(
              FindingCode.MAIL_PERSONAL,
              Column.OFFICIAL_MAIL,
              "Cột thư công vụ ghi thư cá nhân; hộp thư công vụ mới sẽ được cấp."));
    } else {
      findings.add(
          Finding.of(
              FindingCode.MAIL_FOREIGN,
              Column.OFFICIAL_MAIL,
              "Tên miền " + domain + " không thuộc hệ thống thư công vụ của tỉnh."));
    }
    return new Cleaned<>(null, findings);
  }

  /** A personal address is looked at for its faults and not kept. */
  List<Finding> personal(String text) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> address = read(text, Column.PERSONAL_MAIL, findings);
    return address.isEmpty() ? findings : List.copyOf(findings);
  }

  private Optional<String> read(String text, Column column, List<Finding> findings) {
    String address =
        Words.tidy(text).toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "").replace(" ", "");
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> mended = mended(address);
    if (mended.isPresent() && !mended.get().equals(address)) {
      findings.add(
          Finding.of(
              FindingCode.MAIL_TYPO,
              column,
              "Địa chỉ thư gõ sai; có lẽ là '" + mended.get() + "'.",
              mended.get()));
    }
    if (mended.isEmpty()) {
      findings.add(
          Finding.of(
              FindingCode.MAIL_INVALID, column, "Không phải địa chỉ thư điện tử; đã bỏ qua."));
    }
    return mended;
  }

  private Optional<String> mended(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      // "annguyen.gmail.com"
      return PERSONAL.stream()
          .filter(domain -> address.endsWith("." + domain))
          .map(d -> address.substring(0, address.length() - d.length() - 1) + "@" + d)
          .findFirst();
    }
    String local = address.substring(0, at).replaceFirst("\\.+$", "");
    String domain = address.substring(at + 1).replaceAll("^\\.+|[.,;]+$", "").replace(',', '.');
    String known = nearest(domain).orElse(domain);
    return LOCAL.matcher(local).matches() && DOMAIN.matcher(known).matches()
        ? Optional.of(local + "@" + known)
        : Optional.empty();
  }

  /** Only for slips: a dot lost, a letter lost, doubled, swapped or wrong. */
  private Optional<String> nearest(String domain) {
    if (known().anyMatch(domain::equals)) {
      return Optional.of(domain);
    }
    return known()
        .filter(known -> domain.length() > 4 && distance(domain, known) <= 1)
        .min(Comparator.comparingInt(known -> distance(domain, known)));
  }

  private static int distance(String domain, String known) {
    boolean onlyDots = domain.replace(".", "").equals(known.replace(".", ""));
    return onlyDots ? 0 : Words.distance(domain, known);
  }

  private Stream<String> known() {
    return Stream.concat(officialDomains.stream(), PERSONAL.stream());
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
