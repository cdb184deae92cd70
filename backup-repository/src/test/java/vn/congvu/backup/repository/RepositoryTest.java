package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.plain;
import static vn.congvu.backup.repository.Scenario.withAttachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.fingerprint.FingerprintKey;

class RepositoryTest {

  @TempDir Path folder;
  private Scenario scenario;

  @BeforeEach
  void open() {
    scenario = Scenario.in(folder);
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void aMessageComesBackToTheByteAfterARestart() {
    byte[] message = withAttachment("a", document(3_000_000, 1), 76, "b1").getBytes(UTF_8);
    StoredMessage stored = scenario.store(message);

    scenario.reopen();

    assertThat(scenario.read(stored.address())).isEqualTo(message);
    assertThat(stored.size()).isEqualTo(message.length);
    assertThat(stored.sha256()).isEqualTo(Digests.sha256().digest(message));
  }

  @Test
  void aMessageComesBackWhenTheLocalCacheIsLost() {
    StoredMessage stored = scenario.store(plain("a", "Kính gửi"));

    scenario.reopenWithoutCache();

    assertThat(scenario.read(stored.address())).isEqualTo(plain("a", "Kính gửi").getBytes(UTF_8));
  }

  @Test
  void nothingIsThereBeforeTheCommit() {
    StoredMessage stored;
    try (BackupWriter writer = scenario.repository().writer()) {
      stored = writer.store(plain("a", "text").getBytes(UTF_8));
    }

    scenario.reopenWithoutCache();

    assertThatThrownBy(() -> scenario.read(stored.address()))
        .isInstanceOfSatisfying(
            RepositoryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISSING));
    assertThat(scenario.storedBytes("packs/")).isZero();
  }

  @Test
  void theSameMessageIsStoredOnce() {
    StoredMessage first = scenario.store(plain("a", "text"));
    long before = scenario.storedBytes("");

    StoredMessage second = scenario.store(plain("a", "text"));

    assertThat(second.address()).isEqualTo(first.address());
    assertThat(scenario.storedBytes("")).isEqualTo(before);
  }

  @Test
  void aDocumentSentWithOtherBoundariesAndLineLengthsIsStoredOnce() {
    byte[] document = document(2_500_000, 7);
    StoredMessage first = scenario.store(withAttachment("a", document, 76, "one"));
    long before = scenario.storedBytes("");

    StoredMessage second = scenario.store(withAttachment("b", document, 72, "two"));

    assertThat(second.parts()).isEqualTo(first.parts()).isNotEmpty();
    assertThat(scenario.storedBytes("") - before).isLessThan(2_000);
    assertThat(scenario.read(second.address()))
        .isEqualTo(withAttachment("b", document, 72, "two").getBytes(UTF_8));
  }

  @Test
  void copiesOfOneMailShareWhatStandsBelowTheTraceOfTheirDelivery() {
    String mail =
        "Subject: Giấy mời\r\nX-Long: " + "a1 ".repeat(100) + "\r\n\r\n" + "Kính gửi ".repeat(50);
    String toAn = "Delivered-To: an\r\nReceived: from mx1\r\n\tby imap for an\r\n" + mail;
    String toBinh = "Delivered-To: binh\r\nReceived: from mx2\r\n\tby imap for binh\r\n" + mail;

    StoredMessage first = scenario.store(toAn);
    StoredMessage second = scenario.store(toBinh);

    assertThat(second.address()).isNotEqualTo(first.address());
    assertThat(second.parts()).isEqualTo(first.parts()).hasSize(2);
    assertThat(scenario.read(first.address())).isEqualTo(toAn.getBytes(UTF_8));
    assertThat(scenario.read(second.address())).isEqualTo(toBinh.getBytes(UTF_8));
  }

  @Test
  void base64IsStoredDecoded() {
    byte[] document = document(2_000_000, 3);

    scenario.store(withAttachment("a", document, 76, "b"));

    assertThat(scenario.storedBytes("packs/")).isBetween(2_000_000L, 2_010_000L);
  }

  @Test
  void fingerprintsFindTheDocumentHoweverItWasSent() {
    byte[] document = document(50_000, 9);

    StoredMessage one = scenario.store(withAttachment("a", document, 76, "x"));
    StoredMessage other = scenario.store(withAttachment("b", document, 60, "y"));

    assertThat(one.content()).hasSize(2).isEqualTo(other.content());
    assertThat(one.messageId())
        .isEqualTo(scenario.repository().fingerprints().messageId("<a@tinhmau.example>"))
        .isNotEqualTo(other.messageId());
    assertThat(one.references())
        .containsExactly(
            scenario.repository().fingerprints().messageId("first@tinhmau.example"),
            scenario.repository().fingerprints().messageId("second@tinhmau.example"));
  }

  @Test
  void aMailThatCarriesAnotherBearsItsFingerprintsToo() {
    byte[] document = document(50_000, 9);
    StoredMessage one = scenario.store(withAttachment("a", document, 76, "x"));

    StoredMessage carrier =
        scenario.store(
            "Message-ID: <carrier@tinhmau.example>\r\nContent-Type: message/rfc822\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder()
                    .encodeToString(withAttachment("a", document, 76, "x").getBytes(UTF_8)));

    assertThat(carrier.content()).containsAll(one.content()).contains(one.messageId());
    assertThat(carrier.messageId()).isNotEqualTo(one.messageId());
  }

  @Test
  void aMailOfHalfTheHeapPassesThroughIt() throws IOException {
    long size = 256L * 1024 * 1024;
    StoredMessage stored;
    try (BackupWriter writer = scenario.repository().writer()) {
      stored = writer.store(repeated("Content-Type: text/plain\r\n\r\n", size));
      writer.commit();
    }

    long[] read = {0};
    scenario
        .repository()
        .read(
            stored.address(),
            new OutputStream() {
              @Override
              public void write(int b) {
                read[0]++;
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {
                read[0] += length;
              }
            });

    assertThat(read[0]).isEqualTo(stored.size()).isEqualTo(size);
  }

  @Test
  void trainedDictionariesMakeMailSmallerAndSurviveARestart() {
    List<byte[]> mails = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      mails.add(
          plain("mail-" + i, "Kính gửi Sở Nội vụ, văn phòng đề nghị báo cáo số " + i * 7919)
              .getBytes(UTF_8));
    }
    StoredMessage untrained =
        scenario.store(plain("x", "Kính gửi Sở Nội vụ, văn phòng đề nghị báo cáo số 1"));
    long one = scenario.storedBytes("packs/");

    assertThat(scenario.repository().train(mails)).isTrue();
    List<StoredMessage> stored = new ArrayList<>();
    try (BackupWriter writer = scenario.repository().writer()) {
      mails.forEach(mail -> stored.add(writer.store(mail)));
      writer.commit();
    }

    long each = (scenario.storedBytes("packs/") - one) / mails.size();
    assertThat(each).isLessThan(one * 2 / 3);
    scenario.reopenWithoutCache();
    assertThat(scenario.read(stored.get(599).address())).isEqualTo(mails.get(599));
    assertThat(scenario.read(untrained.address())).isNotEmpty();
  }

  @Test
  void trainingOnMailsLargerThanTheHeapTogetherNeedsLittleOfIt() {
    byte[] large = withAttachment("large", document(5_000_000, 1), 76, "b").getBytes(UTF_8);

    boolean trained = scenario.repository().train(Collections.nCopies(150, large));

    assertThat(trained).isFalse();
  }

  @Test
  void aRotatedMasterKeyOpensEverythingAndTheOldOneMayGo() throws IOException {
    StoredMessage stored = scenario.store(plain("a", "text"));
    Path file = folder.resolve("master.key");
    String old = Files.readString(file);
    String young = FileMasterKey.newLine("second");
    Files.writeString(file, young + old);
    long packed = lastModified("packs/");

    try (Repository both = openWith(FileMasterKey.read(file))) {
      assertThat(both.rewrap(Runnable::run)).isEqualTo(2);
      assertThat(both.rewrap(Runnable::run)).isZero();
    }

    Files.writeString(file, young);
    try (Repository onlyNew = openWith(FileMasterKey.read(file))) {
      assertThat(read(onlyNew, stored)).isEqualTo(plain("a", "text").getBytes(UTF_8));
    }
    assertThat(lastModified("packs/")).isEqualTo(packed);
    Files.writeString(file, old);
    assertThatThrownBy(() -> openWith(FileMasterKey.read(file)))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_MASTER_KEY));
  }

  @Test
  void anotherMasterKeyIsNamedAsWrong() {
    MasterKey other = Scenario.newMaster(folder.resolve("other.key"));

    assertThatThrownBy(() -> openWith(other))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_MASTER_KEY));
  }

  @Test
  void fingerprintsOfAKeyThatOthersHaveTooAreTheirs() {
    FingerprintKey shared = key(1);

    try (Repository repository = openWith(shared);
        BackupWriter writer = repository.writer()) {
      StoredMessage stored = writer.store(plain("a", "text").getBytes(UTF_8));

      assertThat(stored.messageId()).isEqualTo(shared.messageId("<a@tinhmau.example>"));
    }
  }

  @Test
  void anotherFingerprintKeyIsNamedAsWrongInsteadOfFindingNothing() {
    openWith(key(1)).close();

    assertThatThrownBy(() -> openWith(key(2)))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_FINGERPRINT_KEY));
    openWith(key(1)).close();
  }

  private Repository openWith(FingerprintKey key) {
    return Repository.open(
        scenario.store(),
        new MirrorKeyring(scenario.store()),
        scenario.master(),
        scenario.options("cache-of-another").withFingerprints(key));
  }

  private static FingerprintKey key(int octet) {
    byte[] key = new byte[FingerprintKey.BYTES];
    Arrays.fill(key, (byte) octet);
    return new FingerprintKey(key);
  }

  @Test
  void anyBytesAtAllComeBackAsTheyWere() {
    Random random = new Random(4);
    List<byte[]> messages =
        new ArrayList<>(List.of(new byte[0], "\r\n".getBytes(UTF_8), new byte[] {0}));
    for (int i = 0; i < 200; i++) {
      messages.add(document(random.nextInt(3_000), i));
    }

    List<StoredMessage> stored = messages.stream().map(this::storeUncommitted).toList();
    scenario.store(plain("commits", "all"));

    for (int i = 0; i < messages.size(); i++) {
      assertThat(scenario.read(stored.get(i).address())).isEqualTo(messages.get(i));
    }
  }

  private StoredMessage storeUncommitted(byte[] message) {
    try (BackupWriter writer = scenario.repository().writer()) {
      return writer.store(message);
    }
  }

  private Repository openWith(MasterKey master) {
    return Repository.open(
        scenario.store(),
        new MirrorKeyring(scenario.store()),
        master,
        RepositoryOptions.of(folder.resolve("other-cache")));
  }

  private static byte[] read(Repository repository, StoredMessage stored) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    repository.read(stored.address(), out);
    return out.toByteArray();
  }

  private long lastModified(String prefix) {
    return scenario.store().list(prefix).stream()
        .mapToLong(object -> scenario.storeFolder().resolve(object.key()).toFile().lastModified())
        .max()
        .orElseThrow();
  }

  /** A body of this many bytes in all, without ever being in memory. */
  private static InputStream repeated(String head, long size) {
    byte[] start = head.getBytes(UTF_8);
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (at == size) {
          return -1;
        }
        int count = (int) Math.min(length, size - at);
        for (int i = 0; i < count; i++, at++) {
          bytes[offset + i] =
              at < start.length
                  ? start[(int) at]
                  : (byte) ((at % 71 == 70) ? '\n' : 'a' + at / 71 % 23);
        }
        return count;
      }
    };
  }
}
