package vn.congvu.backup.repository.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.place.LockMode;
import vn.congvu.backup.repository.place.StorePlace;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;
import vn.congvu.localstack.test.S3Server;

class StandaloneReaderTest {

  private static final String AN = "an.nguyen@tinhmau.example";
  private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T01:00:00Z");

  @TempDir Path folder;
  private Scenario scenario;
  private StoredMessage first;
  private StoredMessage second;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void backUpOnMondayAndTuesday() {
    scenario = Scenario.in(folder);
    try (BackupWriter writer = scenario.repository().writer()) {
      first = writer.store(plain("1", "From the first\n>From old").getBytes(UTF_8));
      writer.store(
          MailboxManifest.full(
              AN,
              MONDAY,
              List.of(
                  new MailboxManifest.Folder(1, "INBOX", 7),
                  new MailboxManifest.Folder(2, "Công văn/Đến", 8)),
              List.of(new MailboxManifest.Entry(1, 1, MONDAY, Set.of("\\Seen"), first.address()))));
      second = writer.store(plain("2", "the second").getBytes(UTF_8));
      writer.store(
          MailboxManifest.delta(
              AN,
              TUESDAY,
              List.of(),
              List.of(),
              List.of(new MailboxManifest.Entry(2, 5, TUESDAY, Set.of(), second.address())),
              List.of(new MailboxManifest.Gone(1, 1))));
      writer.commit();
    }
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void theLastRunIsRestoredByDefault() throws IOException {
    assertThat(read("--mailbox", AN, "--out", out().toString())).isZero();

    assertThat(out().resolve("Công văn_Đến/5.eml"))
        .hasBinaryContent(plain("2", "the second").getBytes(UTF_8));
    assertThat(out().resolve("INBOX/1.eml")).doesNotExist();
    assertThat(Files.getLastModifiedTime(out().resolve("Công văn_Đến/5.eml")).toInstant())
        .isEqualTo(TUESDAY);
  }

  @Test
  void aShellThatNamesNoLanguageGetsTheMailUnderNamesThatItCanSpell() throws Exception {
    ProcessBuilder reader =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            StandaloneReader.class.getName(),
            "--store",
            scenario.storeFolder().toString(),
            "--master-key",
            folder.resolve("master.key").toString(),
            "--mailbox",
            AN,
            "--out",
            out().toString());
    reader.environment().put("LC_ALL", "C");

    assertThat(reader.redirectErrorStream(true).start().waitFor()).isZero();

    assertThat(out().resolve("folder-2/5.eml"))
        .hasBinaryContent(plain("2", "the second").getBytes(UTF_8));
    assertThat(Files.readString(out().resolve("folders.tsv"))).contains("folder-2\tCông văn/Đến");
  }

  @Test
  void anEarlierMomentIsRestoredWithItsFlags() throws IOException {
    assertThat(
            read("--mailbox", AN, "--out", out().toString(), "--at", "2026-11-23T12:00:00+07:00"))
        .isZero();

    assertThat(out().resolve("INBOX/1.eml"))
        .hasBinaryContent(plain("1", "From the first\n>From old").getBytes(UTF_8));
    assertThat(Files.readString(out().resolve("messages.tsv")))
        .contains("INBOX\t1\t2026-11-23T01:00:00Z\t\\Seen\n");
  }

  @Test
  void anMboxQuotesLinesThatBeginWithFrom() throws IOException {
    assertThat(
            read(
                "--mailbox",
                AN,
                "--out",
                out().toString(),
                "--at",
                "2026-11-23T12:00:00+07:00",
                "--mbox"))
        .isZero();

    assertThat(Files.readString(out().resolve("INBOX.mbox")))
        .startsWith("From MAILER-DAEMON Mon Nov 23 01:00:00 2026\nFrom: Nguyễn Văn An")
        .contains("\r\n>From the first\r\n>>From old\r\n");
  }

  @Test
  void aForgottenMessageStaysForgotten() {
    scenario.repository().shred("QĐ-1", Set.of(second.address()), Set.of());

    assertThat(read("--mailbox", AN, "--out", out().toString())).isZero();

    assertThat(said.toString(UTF_8))
        .contains("0 messages in 2 folders restored, 1 forgotten by order, 0 failed");
    assertThat(out().resolve("Công văn_Đến")).isEmptyDirectory();
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestComesBack() throws IOException {
    StoredMessage third = scenario.store(plain("3", "the third"));
    try (BackupWriter writer = scenario.repository().writer()) {
      writer.store(
          MailboxManifest.delta(
              AN,
              TUESDAY.plusSeconds(60),
              List.of(),
              List.of(),
              List.of(new MailboxManifest.Entry(1, 9, TUESDAY, Set.of(), third.address())),
              List.of()));
      writer.commit();
    }
    Files.delete(
        scenario.storeFolder().resolve(scenario.store().list("packs/").get(newest(1)).key()));

    assertThat(read("--mailbox", AN, "--out", out().toString())).isEqualTo(1);

    assertThat(said.toString(UTF_8)).contains("INBOX uid 9: MISSING");
    assertThat(out().resolve("Công văn_Đến/5.eml")).exists();
  }

  @Test
  void aPackThatIsMissingWithItsOwnManifestIsNamed() throws IOException {
    try (BackupWriter writer = scenario.repository().writer()) {
      StoredMessage fourth = writer.store(plain("4", "the fourth").getBytes(UTF_8));
      writer.store(
          MailboxManifest.delta(
              AN,
              TUESDAY.plusSeconds(60),
              List.of(),
              List.of(),
              List.of(new MailboxManifest.Entry(1, 9, TUESDAY, Set.of(), fourth.address())),
              List.of()));
      writer.commit();
    }
    String lost = scenario.store().list("packs/").get(newest(1)).key();
    Files.delete(scenario.storeFolder().resolve(lost));

    assertThat(read("--mailbox", AN, "--out", out().toString())).isEqualTo(1);

    assertThat(said.toString(UTF_8)).contains("MISSING: pack");
    assertThat(out().resolve("Công văn_Đến/5.eml")).exists();
  }

  @Test
  void aManifestThatIsDamagedIsNamedAndTheRestComesBack() throws IOException {
    try (BackupWriter writer = scenario.repository().writer()) {
      writer.store(
          MailboxManifest.delta(
              AN, TUESDAY.plusSeconds(60), List.of(), List.of(), List.of(), List.of()));
      writer.commit();
    }
    StoredObject pack = scenario.store().list("packs/").get(newest(1));
    Scenario.flip(scenario.storeFolder(), pack.key(), (int) pack.size() - 40);

    assertThat(read("--mailbox", AN, "--out", out().toString())).isEqualTo(1);

    assertThat(said.toString(UTF_8)).contains("A manifest of the mailbox: ");
    assertThat(out().resolve("Công văn_Đến/5.eml")).exists();
  }

  @Test
  void theMailboxesAreListed() {
    assertThat(read("--list")).isZero();

    assertThat(said.toString(UTF_8)).isEqualTo(AN + System.lineSeparator());
  }

  @Test
  void argumentsThatMakeNoSenseAreExplained() {
    assertThat(StandaloneReader.run(new String[] {"--mailbox"}, stream(), stream())).isEqualTo(2);
    assertThat(read("--mailbox", AN, "--out", out().toString(), "--at", "yesterday")).isEqualTo(2);
    assertThat(said.toString(UTF_8)).contains("Usage:", "--at is no moment");
  }

  @Test
  void anUnknownMailboxIsAFailure() {
    assertThat(read("--mailbox", "nobody@tinhmau.example", "--out", out().toString())).isEqualTo(1);
  }

  /** The pack that the n-th commit made, in the order of the store's list. */
  private int newest(int commit) {
    List<String> ids = new ArrayList<>();
    scenario
        .store()
        .list("packs/")
        .forEach(object -> ids.add(object.key().substring(object.key().lastIndexOf('/') + 1)));
    List<String> byAge = ids.stream().sorted().toList();
    return ids.indexOf(byAge.get(commit));
  }

  @Test
  void aBucketIsReadAsAFolderIs() throws IOException {
    Map<String, String> credentials =
        Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");
    credentials.forEach(System::setProperty);
    String address = "s3://worst-day/copy?path-style=true&endpoint=" + S3Server.endpoint();
    try (S3Client client =
            S3Client.builder()
                .endpointOverride(URI.create(S3Server.endpoint()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        ObjectStore bucket = StorePlace.of(address).open(LockMode.GOVERNANCE)) {
      client.createBucket(b -> b.bucket("worst-day"));
      var _ = scenario.reopenWith(List.of(bucket)).replicate(0, Runnable::run);

      assertThat(readFrom(address, "--mailbox", AN, "--out", out().toString())).isZero();
    } finally {
      credentials.keySet().forEach(System::clearProperty);
    }

    assertThat(out().resolve("Công văn_Đến/5.eml"))
        .hasBinaryContent(plain("2", "the second").getBytes(UTF_8));
  }

  @Test
  void aFolderThatHoldsNoStoreIsNamedAndLeftAsItIs() {
    Path typo = folder.resolve("typo");

    assertThat(readFrom(typo.toString(), "--list")).isEqualTo(1);

    assertThat(said.toString(UTF_8)).contains("STORE_AWAY");
    assertThat(typo).doesNotExist();
  }

  @Test
  void anAddressThatMakesNoSenseIsNamed() {
    assertThat(readFrom("ftp://host/folder", "--list")).isEqualTo(2);

    assertThat(said.toString(UTF_8)).contains("ftp: is neither");
  }

  private int read(String... more) {
    return readFrom(scenario.storeFolder().toString(), more);
  }

  private int readFrom(String store, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("--store", store, "--master-key", folder.resolve("master.key").toString()));
    args.addAll(List.of(more));
    return StandaloneReader.run(args.toArray(String[]::new), stream(), stream());
  }

  private PrintStream stream() {
    return new PrintStream(said, true, UTF_8);
  }

  private Path out() {
    return folder.resolve("out");
  }
}
