package vn.congvu.security.spill;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.platform.scope.Role;

/** Every endpoint of the service, and to which roles it answers at all. */
final class Doors {

  /** Who may knock at all; whether the door opens is the case's to say. */
  static final Map<String, Set<String>> OPEN_TO =
      Map.ofEntries(
          Map.entry("GET /spills/{id}", everybody()),
          Map.entry("GET /spills/{id}/evidence", everybody()),
          Map.entry("GET /spills/{id}/evidence/export", everybody()),
          Map.entry("GET /spills/{id}/evidence/anchors", everybody()),
          Map.entry("GET /spills/{id}/coverage", everybody()),
          Map.entry("GET /spills/{id}/papers/{kind}", everybody()),
          Map.entry("GET /spills/{id}/leak-radius", everybody()),
          Map.entry("GET /spills/{id}/leak-radius/people", everybody()),
          Map.entry("POST /spills/{id}/leak-radius", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/copies", everybody()),
          Map.entry("GET /spills/{id}/searches", everybody()),
          Map.entry("GET /spills/{id}/searches/{search}/places", everybody()),
          Map.entry("POST /spills/{id}/searches", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/confirmation", Set.of(Role.UNIT_HEAD)),
          Map.entry("POST /spills/{id}/assignment", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/people", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/duties/{kind}", Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/references",
              Set.of(
                  Role.OFFICER,
                  Role.FOCAL_POINT,
                  Role.UNIT_HEAD,
                  Role.OPERATOR,
                  Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/references/{reference}/acceptance",
              Set.of(Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/containment", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/containment", everybody()),
          Map.entry("GET /spills/{id}/parts", everybody()),
          Map.entry(
              "POST /spills/{id}/parts/{part}/exclusion",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/copies/decision", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/release", Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/assessment", Set.of(Role.POLICE_ASSESSOR)),
          Map.entry("POST /spills/{id}/remediation", Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/closure", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/result-sets", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/result-sets", everybody()),
          Map.entry("GET /spills/{id}/result-sets/{number}", everybody()),
          Map.entry("GET /spills/{id}/result-sets/{number}/lines", everybody()),
          Map.entry("GET /spills/{id}/result-sets/{number}/export", everybody()),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/approval",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/rejection",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/result-sets/{number}/lifting", Set.of(Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/destruction",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/result-sets/{number}/destruction", everybody()),
          Map.entry("PUT /spills/{id}/coverage/{row}", Set.of(Role.OPERATOR_LEAD)),
          // No case in the address: the answer is what the caller may see.
          Map.entry("GET /spills", everybody()),
          Map.entry("POST /spills", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry(
              "GET /waiting-spills",
              Set.of(Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.POLICE_ASSESSOR)),
          Map.entry("GET /own-folders", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /own-messages", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /own-mailboxes", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry(
              "GET /my-mailbox-access", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /mailbox-entries", registerReaders()),
          Map.entry("GET /mailbox-rights-evidence", Set.of(Role.OPERATOR_LEAD, Role.AUDITOR)),
          Map.entry("POST /mailbox-rights", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /mailbox-rights", registerReaders()),
          Map.entry(
              "GET /mailbox-rights/{id}",
              Set.of(
                  Role.OFFICER,
                  Role.FOCAL_POINT,
                  Role.UNIT_HEAD,
                  Role.OPERATOR,
                  Role.OPERATOR_LEAD,
                  Role.AUDITOR)),
          Map.entry("POST /mailbox-rights/{id}/grant", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /mailbox-rights/{id}/refusal", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /mailbox-rights/{id}/end",
              Set.of(
                  Role.OFFICER,
                  Role.FOCAL_POINT,
                  Role.UNIT_HEAD,
                  Role.OPERATOR,
                  Role.OPERATOR_LEAD)),
          Map.entry("GET /mailbox-reviews", registerReaders()),
          Map.entry("GET /mailbox-reviews/{id}/lines", registerReaders()),
          Map.entry(
              "POST /mailbox-reviews/{id}/lines/{right}/decision",
              Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-rules", everybody()),
          Map.entry("GET /spill-figures/{year}", Set.of(Role.OPERATOR_LEAD, Role.POLICE_ASSESSOR)),
          Map.entry("POST /spill-exercises", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises/{id}", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises/{id}/score", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises/{id}/report", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spill-access-orders", breakGlass()),
          Map.entry("GET /spill-access-orders", breakGlass()),
          Map.entry("GET /spill-access-orders/{id}", breakGlass()),
          Map.entry("POST /spill-access-orders/{id}/approval", breakGlass()),
          Map.entry("POST /spill-access-orders/{id}/refusal", breakGlass()));

  /** What is sent where something has to be. */
  static final Map<String, Map<String, Object>> BODIES =
      Map.ofEntries(
          Map.entry("POST /spills/{id}/searches", Map.of("kind", "LOCATE")),
          Map.entry(
              "POST /spills/{id}/people",
              Map.of("part", "APPROVER", "username", "nga.trinh", "name", "Trịnh Thị Nga")),
          Map.entry(
              "POST /spills/{id}/duties/{kind}", Map.of("channel", "PHONE", "told", "Sở Y tế")),
          Map.entry("POST /spills/{id}/references", Map.of("messageId", "<a@tinhmau.example>")),
          Map.entry("POST /spills/{id}/release", Map.of("reason", "Báo nhầm")),
          Map.entry(
              "POST /spills/{id}/parts/{part}/exclusion", Map.of("reason", "Biểu trưng của tỉnh")),
          Map.entry(
              "POST /spills/{id}/copies/decision",
              Map.of(
                  "copies",
                  List.of(new UUID(0, 1)),
                  "areCopies",
                  false,
                  "reason",
                  "Thư khác nội dung")),
          Map.entry("POST /spills/{id}/assessment", Map.of("degree", "NONE", "cause", "OTHER")),
          Map.entry("POST /spills/{id}/remediation", Map.of("remedies", "Tập huấn")),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/approval",
              Map.of(
                  "digest",
                  "0".repeat(64),
                  "authority",
                  Map.of("keepAsIs", false, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03"))),
          Map.entry(
              "PUT /spills/{id}/coverage/{row}",
              Map.of("state", "DECLARED", "proof", "Bản cam kết 3")),
          Map.entry("POST /spills/{id}/result-sets/{number}/rejection", Map.of("reason", "Thiếu")),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/lifting",
              Map.of("reason", "Công văn 15/CAT-PA03")));

  private Doors() {}

  private static Set<String> everybody() {
    return Set.of(
        Role.OFFICER,
        Role.FOCAL_POINT,
        Role.UNIT_HEAD,
        Role.OPERATOR,
        Role.OPERATOR_LEAD,
        Role.AUDITOR,
        Role.POLICE_ASSESSOR);
  }

  private static Set<String> registerReaders() {
    return Set.of(
        Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR);
  }

  private static Set<String> breakGlass() {
    return Set.of(Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR);
  }
}
