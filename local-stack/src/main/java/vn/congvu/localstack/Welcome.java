package vn.congvu.localstack;

import java.util.ArrayList;
import java.util.List;

/** What a newcomer needs once everything runs. */
final class Welcome {

  private Welcome() {}

  static String text(Layout layout, String portalUrl) {
    List<String> lines = new ArrayList<>();
    lines.add("Portal   " + portalUrl);
    lines.add("Logs     " + layout.logs());
    lines.add("Data     " + layout.data());
    lines.add("");
    lines.add("Demo logins, all with the password " + Realm.DEMO_PASSWORD);
    lines.add("  %-12s %-22s %-16s %s".formatted("user", "name", "role", "unit"));
    for (Realm.DemoPerson person : Realm.demoPersons()) {
      lines.add(
          "  %-12s %-22s %-16s %s"
              .formatted(person.username(), person.name(), person.role(), person.unit()));
    }
    lines.add("");
    lines.add("See the main job done: ./congvu demo      End: ./congvu down (or Ctrl-C here)");
    return String.join(System.lineSeparator(), lines);
  }
}
