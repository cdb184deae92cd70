package vn.congvu.account.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvu.account.profile.InvalidRegulationException.Fault;
import vn.congvu.platform.calendar.WorkingTime;

class RegulationReaderTest {

  private final ObjectNode document = Presets.shipped("ninh-binh-162-2025").document();

  @ParameterizedTest
  @MethodSource("vn.congvu.account.profile.ShippedRegulations#ids")
  void everyShippedRegulationIsSoundAndNamesItsBasis(String id) {
    RegulationProfile profile = ShippedRegulations.profile(id);

    assertThat(profile.id()).isEqualTo(id);
    assertThat(profile.slas()).containsOnlyKeys(RequestType.values());
    assertThat(profile.quotas()).containsOnlyKeys(MailboxKind.values());
    assertThat(profile.addressQuarantine().legalBasis())
        .startsWith("chưa quy định; mặc định của Congvu");
  }

  @Test
  void theNumbersOfBacNinhAreRead() {
    RegulationProfile profile = ShippedRegulations.profile("bac-ninh-79-2025");

    assertThat(profile.effectiveFrom()).isEqualTo(LocalDate.of(2025, 12, 5));
    assertThat(profile.sla(RequestType.ISSUE).value()).isEqualTo(WorkingTime.days(2));
    assertThat(profile.sla(RequestType.PASSWORD_RESET).value()).isEqualTo(WorkingTime.hours(2));
    assertThat(profile.locks().idle().value()).isEqualTo(Period.ofMonths(3));
    assertThat(profile.leavers().unitAsksWithin().value()).isEqualTo(Period.ofDays(15));
    assertThat(profile.passwordRules(true).minLength().value()).isEqualTo(10);
  }

  @Test
  void theNumbersOfNinhBinhAreRead() {
    RegulationProfile profile = ShippedRegulations.profile("ninh-binh-162-2025");

    assertThat(profile.sla(RequestType.ISSUE).value()).isEqualTo(WorkingTime.days(3));
    assertThat(profile.quotaBytes(MailboxKind.PERSONAL).value()).isEqualTo(2L << 30);
    assertThat(profile.attachments().maxBytes().value()).isEqualTo(30L << 20);
    assertThat(profile.passwordRules(false).minLength().value()).isEqualTo(9);
    assertThat(profile.locks().failedLogins().value()).isEqualTo(12);
    assertThat(profile.locks().outsideMails().value()).isEqualTo(250);
    assertThat(profile.locks().outsideMailsWindow().value()).isEqualTo(Duration.ofMinutes(10));
    assertThat(profile.retentionBeforeDeletion().value()).isEqualTo(Period.ofMonths(3));
    assertThat(profile.reports().unitDue().value()).containsExactly(MonthDay.of(12, 15));
  }

  @Test
  void theNumbersOfNgheAnAndDongThapAreRead() {
    RegulationProfile ngheAn = ShippedRegulations.profile("nghe-an-99-2025");
    RegulationProfile dongThap = ShippedRegulations.profile("dong-thap-143-2025");

    assertThat(ngheAn.operatorName()).isEqualTo("Văn phòng UBND tỉnh");
    assertThat(ngheAn.quotaBytes(MailboxKind.ORGANISATION).value()).isEqualTo(10L << 30);
    assertThat(ngheAn.support().value()).isEqualTo(Duration.ofHours(24));
    assertThat(dongThap.sla(RequestType.PASSWORD_RESET).value()).isEqualTo(WorkingTime.days(5));
    assertThat(dongThap.quotaBytes(MailboxKind.PERSONAL).value()).isEqualTo(500L << 20);
    assertThat(dongThap.locks().idle().value()).isEqualTo(Period.ofDays(45));
    assertThat(dongThap.naming().keepsOldNames().value()).isTrue();
  }

  @Test
  void theRulesOfTheBackupAreRead() {
    BackupRules ninhBinh = ShippedRegulations.profile("ninh-binh-162-2025").backups();
    BackupRules ngheAn = ShippedRegulations.profile("nghe-an-99-2025").backups();

    assertThat(ninhBinh.continuousEvery().value()).isEqualTo(Duration.ofMinutes(30));
    assertThat(ninhBinh.nightlyAt().value()).isEqualTo(LocalTime.of(1, 0));
    assertThat(ninhBinh.keepMonthly().value()).isEqualTo(12);
    assertThat(ngheAn.copyEvery().value()).isEqualTo(Period.ofDays(7));
    assertThat(ngheAn.copyEvery().legalBasis()).startsWith("QĐ 99/2025");
  }

  @Test
  void aBackupRuleThatCannotBeFollowedIsNamed() {
    document.withObject("/backup/continuousEvery").put("value", "1 minute");
    document.withObject("/backup/nightlyAt").put("value", "25:00");
    document.withObject("/backup/keepDaily").put("value", 0);
    document.withObject("/backup/closedMailboxesKeptFor").put("value", "0 days");

    InvalidRegulationException refused =
        catchThrowableOfType(
            InvalidRegulationException.class, () -> RegulationReader.read("tinh.yaml", document));

    assertThat(refused.faults())
        .containsExactlyInAnyOrder(
            new Fault(
                "backup.continuousEvery.value", "phải từ 5 phút trở lên, nhưng là '1 minute'"),
            new Fault(
                "backup.nightlyAt.value", "'25:00' không phải giờ trong ngày viết theo dạng HH:MM"),
            new Fault("backup.keepDaily.value", "phải là số nguyên từ 1 đến 3660, nhưng là '0'"),
            new Fault("backup.closedMailboxesKeptFor.value", "phải lớn hơn 0"));
  }

  @Test
  void theTimesOfThoseWhoLearnOfAClassifiedDocumentAreRead() {
    LeakRules quangBinh = ShippedRegulations.profile("quang-binh-41-2015").leaks();

    assertThat(quangBinh.tellHead().value()).isEqualTo(Duration.ofMinutes(30));
    assertThat(quangBinh.tellHead().legalBasis()).contains("khoản 3 Điều 15");
    assertThat(quangBinh.approvalValidFor().value()).isEqualTo(Duration.ofHours(72));
    document.withObject("/leak/tellHead").put("value", "0 minutes");
    assertThat(
            catchThrowableOfType(
                    InvalidRegulationException.class,
                    () -> RegulationReader.read("tinh.yaml", document))
                .faults())
        .containsExactly(new Fault("leak.tellHead.value", "phải lớn hơn 0"));
  }

  @Test
  void everyFaultIsToldAtOnceWithFileKeyAndReason() {
    document.withObject("/sla").remove("issue");
    document.withObject("/sla").putObject("isue").put("value", "3 working days").put("basis", "x");
    document.withObject("/sla/change").put("value", "3 days");
    document.withObject("/lock/idle").put("basis", " ");
    document.withObject("/naming/personal").put("value", "{tên}.{coQuan}");
    document.withObject("/quota/personal").put("value", "2 working days");
    document.withObject("/report").withObject("/unitDue").putArray("value").add("02-31");

    InvalidRegulationException refused =
        catchThrowableOfType(
            InvalidRegulationException.class, () -> RegulationReader.read("tinh.yaml", document));

    assertThat(refused.faults())
        .containsExactlyInAnyOrder(
            new Fault("sla.issue", "thiếu"),
            new Fault("sla.isue", "khóa lạ"),
            new Fault(
                "sla.change.value", "sai đơn vị 'day'; cần 'working days' hoặc 'working hours'"),
            new Fault("lock.idle.basis", "để trống; mỗi giá trị phải nêu căn cứ pháp lý"),
            new Fault(
                "naming.personal.value",
                "mẫu '{tên}.{coQuan}' có chỗ thay thế lạ {tên}; chỉ có {ten}, {hoDemVietTat},"
                    + " {hoTen}, {cccd3}, {coQuan}, {phong}, {xa}"),
            new Fault(
                "quota.personal.value", "sai đơn vị 'working day'; cần 'KB', 'MB', 'GB' hoặc 'TB'"),
            new Fault(
                "report.unitDue.value", "'02-31' không phải ngày trong năm viết theo dạng MM-DD"));
    assertThat(refused).hasMessageContaining("tinh.yaml: sla.issue: thiếu");
  }

  @Test
  void aWholeMissingSectionIsOneFault() {
    document.remove("quota");

    InvalidRegulationException refused =
        catchThrowableOfType(
            InvalidRegulationException.class, () -> RegulationReader.read("tinh.yaml", document));

    assertThat(refused.faults()).containsExactly(new Fault("quota", "thiếu"));
  }

  @Test
  void aUnitTemplateMayNotAskForAPersonsName() {
    document.withObject("/naming/organisation").put("value", "{ten}.{coQuan}");

    InvalidRegulationException refused =
        catchThrowableOfType(
            InvalidRegulationException.class, () -> RegulationReader.read("tinh.yaml", document));

    assertThat(refused.faults())
        .containsExactly(
            new Fault(
                "naming.organisation.value",
                "mẫu '{ten}.{coQuan}' dùng tên người, mà đơn vị không có"));
  }

  @Test
  void aKeyWrittenTwiceIsRefused() throws IOException {
    String yaml = "id: a\nid: b\n";

    InvalidRegulationException refused =
        catchThrowableOfType(
            InvalidRegulationException.class,
            () ->
                Presets.parse(
                    "tinh.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));

    assertThat(refused).hasMessageContaining("tinh.yaml: (tệp): không phải YAML đúng");
  }
}
