package vn.congvu.james.undelivered;

import org.apache.james.webadmin.mdc.RequestId;
import org.apache.james.webadmin.mdc.RequestLogger;
import spark.Request;

/**
 * WebAdmin reads the whole body of each request for its log. That of a mail must go to no log, and
 * is read by who takes it only.
 */
public final class UnloggedMail implements RequestLogger {

  @Override
  public boolean applies(Request request) {
    return request.requestMethod().equals("POST")
        && request.pathInfo().equals(UndeliveredRoutes.PATH);
  }

  @Override
  public void log(Request request, RequestId id) {}
}
