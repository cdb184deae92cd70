package vn.congvu.platform.problem;

/** What Jakarta REST itself refuses, by status. */
final class HttpRefusals {

  private HttpRefusals() {}

  static ProblemException problem(int status) {
    return switch (status) {
      case 401 -> of(CommonProblem.UNAUTHENTICATED, "Cần đăng nhập.");
      case 403 -> of(CommonProblem.FORBIDDEN, "Vai trò của bạn không được làm việc này.");
      case 404 -> of(CommonProblem.NOT_FOUND, "Không có đường dẫn này, hoặc tham số không hợp lệ.");
      case 405 -> of(CommonProblem.METHOD_NOT_ALLOWED, "Đường dẫn này không nhận phương thức đó.");
      case 406 -> of(CommonProblem.NOT_ACCEPTABLE, "Không có dạng dữ liệu mà Accept yêu cầu.");
      case 409 -> of(CommonProblem.CONFLICT, "Trạng thái hiện tại không cho phép.");
      case 413 -> tooLarge();
      case 415 ->
          of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Nội dung gửi lên không đúng kiểu dữ liệu.");
      case 429 -> of(CommonProblem.TOO_MANY_REQUESTS, "Quá nhiều yêu cầu. Vui lòng thử lại sau.");
      case 503 -> of(CommonProblem.UNAVAILABLE, "Hệ thống tạm gián đoạn. Vui lòng thử lại sau.");
      default -> of(CommonProblem.UNREADABLE, "Không đọc được yêu cầu.");
    };
  }

  static ProblemException tooLarge() {
    return of(CommonProblem.TOO_LARGE, "Nội dung gửi lên vượt quá dung lượng cho phép.");
  }

  private static ProblemException of(CommonProblem type, String detail) {
    return ProblemException.of(type, detail);
  }
}
