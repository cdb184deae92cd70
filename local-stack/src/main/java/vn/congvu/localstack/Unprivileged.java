package vn.congvu.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A user namespace is enough to satisfy it and needs no other
 * user's rights to our folders; where namespaces are forbidden, it runs as nobody, who then owns
 * its folder.
 */
final class Unprivileged {

  private static final String OTHER_USER = "nobody";

  private enum Way {
    AS_IS,
    NAMESPACE,
    OTHER_USER
  }

  private static final class Chosen {
    // Asking costs a process, and the answer does not change while we run.
    private static final Way WAY = choose();
  }

  private Unprivileged() {}

  static List<String> prefix() {
    return switch (Chosen.WAY) {
      case AS_IS -> List.of();
      case NAMESPACE -> List.of("unshare", "-U");
      case OTHER_USER ->
          List.of("setpriv", "--reuid=" + OTHER_USER, "--regid=nogroup", "--clear-groups");
    };
  }

  static void own(Path folder) {
    if (Chosen.WAY == Way.OTHER_USER) {
      succeeds(List.of("chown", "-R", OTHER_USER, folder.toString()));
    }
  }

  private static Way choose() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Way.AS_IS;
    }
    if (succeeds(List.of("unshare", "-U", "true"))) {
      return Way.NAMESPACE;
    }
    if (succeeds(
        List.of("setpriv", "--reuid=" + OTHER_USER, "--regid=nogroup", "--clear-groups", "true"))) {
      return Way.OTHER_USER;
    }
    throw new StackException(
        "PostgreSQL cannot run as root, and neither unshare nor setpriv works here; start as another user.");
  }

  private static boolean succeeds(List<String> words) {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      throw Waiting.interrupted(interrupted);
    }
  }
}
