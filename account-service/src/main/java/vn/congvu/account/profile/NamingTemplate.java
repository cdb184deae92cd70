package vn.congvu.account.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a local part is put together, for example {@code {ten}{hoDemVietTat}.{coQuan}}. */
public record NamingTemplate(String text, List<Part> parts) {

  private static final Pattern PARTS = Pattern.compile("\\{([^{}]*)}|([^{}]+)|([{}])");
  private static final Pattern LITERAL = Pattern.compile("[a-z0-9.]+");

  /** Either a placeholder or literal text. */
  public sealed interface Part {}

  public record Literal(String text) implements Part {}

  public record Field(Placeholder placeholder) implements Part {}

  /** The placeholders; their spelling is the vocabulary of those who write regulation files. */
  public enum Placeholder {
    /** Given name, the last word. */
    GIVEN("ten", true),
    /** Initials of surname and middle names. */
    INITIALS("hoDemVietTat", true),
    /** Surname, middle names and given name written together. */
    FULL_NAME("hoTen", true),
    /** The last three digits of the citizen identity number. */
    CITIZEN_ID_3("cccd3", true),
    /** Code of the agency. */
    AGENCY("coQuan", false),
    /** Code of the sub-unit inside its agency. */
    SUB_UNIT("phong", false),
    /** Code of the commune or ward. */
    COMMUNE("xa", false);

    private final String spelling;
    private final boolean personal;

    Placeholder(String spelling, boolean personal) {
      this.spelling = spelling;
      this.personal = personal;
    }

    public boolean isPersonal() {
      return personal;
    }

    static Optional<Placeholder> spelled(String spelling) {
      return Arrays.stream(values()).filter(p -> p.spelling.equals(spelling)).findFirst();
    }

    static String spellings() {
      return Arrays.stream(values())
          .map(p -> "{" + p.spelling + "}")
          .collect(Collectors.joining(", "));
    }
  }

  /** For a person; fails with a sentence that says what is wrong with the template. */
  static NamingTemplate parsePersonal(String text) {
    NamingTemplate template = parse(text);
    if (!template.isPersonal()) {
      throw new IllegalArgumentException(
          "mẫu '%s' không có phần nào của tên người".formatted(text));
    }
    return template;
  }

  /** For an organisation's own mailbox. */
  static NamingTemplate parseForUnit(String text) {
    NamingTemplate template = parse(text);
    if (template.isPersonal()) {
      throw new IllegalArgumentException(
          "mẫu '%s' dùng tên người, mà đơn vị không có".formatted(text));
    }
    return template;
  }

  private boolean isPersonal() {
    return parts.stream()
        .anyMatch(part -> part instanceof Field field && field.placeholder().isPersonal());
  }

  private static NamingTemplate parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PARTS.matcher(text);
    while (matcher.find()) {
      if (matcher.group(3) != null) {
        throw new IllegalArgumentException(
            "mẫu '%s' có dấu ngoặc nhọn không thành cặp".formatted(text));
      } else if (matcher.group(1) != null) {
        parts.add(new Field(placeholder(text, matcher.group(1))));
      } else {
        parts.add(literal(text, matcher.group(2)));
      }
    }
    if (parts.stream().noneMatch(Field.class::isInstance)) {
      throw new IllegalArgumentException(
          "mẫu '%s' không có chỗ thay thế nào, mọi địa chỉ sẽ trùng nhau".formatted(text));
    }
    return new NamingTemplate(text, List.copyOf(parts));
  }

  private static Placeholder placeholder(String text, String spelling) {
    return Placeholder.spelled(spelling)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "mẫu '%s' có chỗ thay thế lạ {%s}; chỉ có %s"
                        .formatted(text, spelling, Placeholder.spellings())));
  }

  private static Literal literal(String text, String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      throw new IllegalArgumentException(
          "mẫu '%s' có '%s'; giữa các chỗ thay thế chỉ được có a-z, 0-9 và dấu chấm"
              .formatted(text, literal));
    }
    return new Literal(literal);
  }
}
