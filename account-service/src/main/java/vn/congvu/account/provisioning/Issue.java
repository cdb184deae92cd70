package vn.congvu.account.provisioning;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.NewMailbox;
import vn.congvu.account.mailbox.OrganisationChange;
import vn.congvu.account.person.NewPerson;
import vn.congvu.account.person.PersonChange;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.RegulationProfile;
import vn.congvu.account.request.DraftLine;
import vn.congvu.account.request.LinePerson;

/** Reads a line whose completeness the request has checked when it was filed. */
final class Issue {

  private Issue() {}

  static NewMailbox mailbox(DraftLine line, String address, RegulationProfile profile) {
    boolean personal = kind(line) == MailboxKind.PERSONAL;
    return new NewMailbox(
        kind(line),
        address,
        unitCode(line),
        quota(line, profile),
        personal ? holder(line) : head(line),
        personal ? null : fullName(line),
        users(line));
  }

  private static NewPerson holder(DraftLine line) {
    return new NewPerson(fullName(line), line.position(), line.phone(), line.birthDate());
  }

  private static NewPerson head(DraftLine line) {
    return person(Objects.requireNonNull(line.head(), "an organisation's line names its head"));
  }

  private static List<NewPerson> users(DraftLine line) {
    return Objects.requireNonNullElse(wantedUsers(line), List.of());
  }

  private static @Nullable List<NewPerson> wantedUsers(DraftLine line) {
    List<LinePerson> users = line.users();
    return users == null ? null : users.stream().map(Issue::person).toList();
  }

  static PersonChange changeOf(DraftLine line) {
    return new PersonChange(line.fullName(), line.position(), line.phone(), line.birthDate());
  }

  static OrganisationChange organisationChangeOf(DraftLine line) {
    return new OrganisationChange(
        line.fullName(), line.head() == null ? null : person(line.head()), wantedUsers(line));
  }

  private static NewPerson person(LinePerson person) {
    return new NewPerson(person.fullName(), person.position(), person.phone(), null);
  }

  static long quota(DraftLine line, RegulationProfile profile) {
    return line.quotaBytes() == null ? profile.quotaBytes(kind(line)).value() : line.quotaBytes();
  }

  static long wantedQuota(DraftLine line) {
    return Objects.requireNonNull(line.quotaBytes(), "a quota line names the quota");
  }

  static MailboxKind kind(DraftLine line) {
    return Objects.requireNonNull(line.kind(), "an issue names its kind");
  }

  static String fullName(DraftLine line) {
    return Objects.requireNonNull(line.fullName(), "an issue names its holder");
  }

  static String unitCode(DraftLine line) {
    return Objects.requireNonNull(line.unitCode(), "an ordered line names its unit");
  }
}
