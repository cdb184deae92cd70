package vn.congvu.security.containment;

/** Another worker has the order, or it says something else now; nothing more may be done. */
final class OrderLost extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
