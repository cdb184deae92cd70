package vn.congvu.james;

import org.apache.james.core.Username;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.Responses;
import spark.Service;

/** The route by which later versions of James end a user's sessions; 3.8 has none of its own. */
final class SessionRoutes implements Routes {

  private static final String PATH = "/servers/channels";

  private final OpenSessions sessions;

  SessionRoutes(OpenSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.delete(
        PATH + "/:username",
        (request, response) -> {
          sessions.end(Username.of(request.params("username")));
          return Responses.returnNoContent(response);
        });
  }
}
