package vn.congvu.gateway.problem;

/** The gateway's error catalogue: slugs are stable for ever, details are what a user reads. */
public enum GatewayProblem {
  BAD_PATH(400, "bad-path", "Path not accepted", "Đường dẫn của yêu cầu không hợp lệ."),
  UPGRADE_NOT_SUPPORTED(
      400,
      "upgrade-not-supported",
      "Protocol upgrade not supported",
      "Cổng không hỗ trợ chuyển sang giao thức khác."),
  UNAUTHENTICATED(
      401,
      "unauthenticated",
      "Sign-in required",
      "Bạn chưa đăng nhập hoặc mã truy cập không còn hiệu lực."),
  SIGN_IN_FAILED(
      401,
      "sign-in-failed",
      "Sign-in not completed",
      "Lần đăng nhập này không hoàn tất, có thể vì hệ thống đăng nhập đang gián đoạn. Mời bạn đăng"
          + " nhập lại sau ít phút."),
  SESSION_IDLE(
      401,
      "session-idle",
      "Session ended after inactivity",
      "Phiên làm việc đã kết thúc vì không có thao tác trong thời gian quy định. Mời bạn đăng nhập"
          + " lại."),
  CSRF_REFUSED(
      403,
      "csrf-refused",
      "Cross-site request refused",
      "Yêu cầu không xuất phát từ cổng thông tin này nên bị từ chối."),
  NOT_FOUND(404, "not-found", "Not found", "Không có tài nguyên nào ở địa chỉ này."),
  METHOD_NOT_ALLOWED(
      405, "method-not-allowed", "Method not allowed", "Phương thức này không dùng được ở đây."),
  TOO_LARGE(413, "too-large", "Body too large", "Nội dung gửi lên vượt quá dung lượng cho phép."),
  URI_TOO_LONG(
      414, "uri-too-long", "Address too long", "Đường dẫn hoặc tham số của yêu cầu quá dài."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "unsupported-media-type",
      "Media type not supported",
      "Kiểu nội dung gửi lên không được chấp nhận."),
  TOO_MANY_REQUESTS(
      429,
      "too-many-requests",
      "Too many requests",
      "Bạn gửi quá nhiều yêu cầu. Vui lòng chờ rồi thử lại."),
  INTERNAL(
      500,
      "internal",
      "Internal error",
      "Cổng gặp lỗi. Vui lòng thử lại hoặc báo đơn vị vận hành."),
  BAD_GATEWAY(
      502,
      "bad-gateway",
      "Service did not answer properly",
      "Dịch vụ xử lý yêu cầu đang gặp lỗi. Vui lòng thử lại sau."),
  UNAVAILABLE(
      503,
      "unavailable",
      "Service unavailable",
      "Dịch vụ tạm thời không sẵn sàng. Vui lòng thử lại sau."),
  SIGN_IN_UNAVAILABLE(
      503,
      "sign-in-unavailable",
      "Identity provider unavailable",
      "Hệ thống đăng nhập tạm thời không trả lời. Vui lòng thử lại sau ít phút."),
  DEADLINE_PASSED(
      504,
      "deadline-passed",
      "Service took too long",
      "Dịch vụ trả lời quá chậm. Yêu cầu có thể đã được xử lý; hãy kiểm tra trước khi gửi lại.");

  private final int status;
  private final String slug;
  private final String title;
  private final String detail;

  GatewayProblem(int status, String slug, String title, String detail) {
    this.status = status;
    this.slug = slug;
    this.title = title;
    this.detail = detail;
  }

  public int status() {
    return status;
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }
}
