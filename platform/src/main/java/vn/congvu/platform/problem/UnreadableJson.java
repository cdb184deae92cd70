package vn.congvu.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says where a body cannot be read, without repeating what it holds. */
final class UnreadableJson {

  private UnreadableJson() {}

  static ProblemException problem(JsonProcessingException e) {
    ProblemException problem =
        ProblemException.of(CommonProblem.UNREADABLE, "Không đọc được nội dung JSON gửi lên.");
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? problem.withErrors(List.of(new FieldError(pointer(mapping), detail(mapping))))
        : problem;
  }

  private static String pointer(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }

  private static String detail(JsonMappingException e) {
    return switch (e) {
      case UnrecognizedPropertyException _ -> "trường không có trong định nghĩa";
      case InvalidFormatException _ -> "giá trị không đúng định dạng";
      default -> "thiếu hoặc sai kiểu dữ liệu";
    };
  }
}
