package vn.congvu.security.note;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/**
 * Refuses a note that looks as if the document, or the mail, had been pasted into it. A guard
 * against haste, not against intent: whoever wants to copy a secret by hand finds a way.
 */
public final class Notes {

  /** Enough to say who took a call and under which number. */
  public static final int LONGEST = 300;

  private static final int MOST_LINES = 4;
  private static final Pattern HEADER_LINE =
      Pattern.compile(
          "(?imu)^\\W*(from|to|cc|bcc|subject|date|sent|message-id|content-[a-z-]+|received|reply-to"
              + "|từ|người gửi|đến|gửi tới|người nhận|tiêu đề|chủ đề|trích yếu|ngày gửi|kính gửi"
              + "|nơi nhận|v/v)\\s*:");
  private static final Pattern LETTERHEAD =
      Pattern.compile(
          "(?iu)(cộng\\s*h[òo]a|c[ộô]ng\\s*ho[àa])\\s*x[ãa]\\s*hội"
              + "|độc\\s*lập\\s*[-–—]\\s*tự\\s*do");
  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/=_-]{60,}");
  private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\\s*>");
  private static final Pattern MARKUP = Pattern.compile("(?i)</?(html|body|div|p|table|br)\\b");

  private Notes() {}

  /**
   * @param field as the request names it
   * @return the note without white space around it; null when nothing is left
   */
  public static @Nullable String checked(String field, @Nullable String note) {
    String text = note == null ? "" : note.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (text.codePointCount(0, text.length()) > LONGEST
        || text.lines().count() > MOST_LINES
        || HEADER_LINE.matcher(text).find()
        || LETTERHEAD.matcher(text).find()
        || ENCODED.matcher(text).find()
        || QUOTED_LINE.matcher(text).find()
        || MARKUP.matcher(text).find()) {
      throw ProblemException.of(
              NoteProblem.LOOKS_LIKE_CONTENT,
              ("Ghi chú giống nội dung thư hoặc tài liệu. Tuyệt đối không chép, dán nội dung tài liệu"
                      + " mật vào đây; chỉ ghi ngắn gọn, tối đa %d ký tự trong %d dòng.")
                  .formatted(LONGEST, MOST_LINES))
          .withErrors(List.of(new FieldError("/" + field, "giống nội dung thư hoặc tài liệu")));
    }
    return text;
  }
}
