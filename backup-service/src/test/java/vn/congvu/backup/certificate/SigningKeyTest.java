package vn.congvu.backup.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.platform.certificate.VerifyCertificate;

class SigningKeyTest {

  private static final String BODY =
      CanonicalJson.of(Map.of("result", "PASSED", "operator", "Sở Khoa học và Công nghệ"));

  @TempDir Path folder;
  private Path keyFile;
  private MasterKey master;
  private SigningKey key;

  @BeforeEach
  void aKey() throws Exception {
    keyFile = Files.writeString(folder.resolve("master.key"), FileMasterKey.newLine("1"));
    master = FileMasterKey.read(keyFile);
    key = SigningKey.make(master, Instant.EPOCH);
  }

  private String verified(String envelope, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("certificate.json"), envelope);
    String[] arguments = new String[more.length + 1];
    arguments[0] = file.toString();
    System.arraycopy(more, 0, arguments, 1, more.length);
    var said = new ByteArrayOutputStream();
    int code = VerifyCertificate.run(arguments, new PrintStream(said, true, UTF_8));
    return code + " " + said.toString(UTF_8);
  }

  @Test
  void whatWasSignedIsFoundGenuineOffline() throws Exception {
    String envelope = key.sign(master, BODY);

    assertThat(verified(envelope, "--key", key.id())).startsWith("0 ").contains(key.id());
    assertThat(verified(envelope)).startsWith("0 ").contains("Chưa đối chiếu khóa");
  }

  @Test
  void anEditedCertificateIsFoundOut() throws Exception {
    String envelope = key.sign(master, BODY).replace("PASSED", "FAILED");

    assertThat(verified(envelope)).startsWith("1 ").contains("CHỮ KÝ SAI");
  }

  @Test
  void aCertificateOfAnotherKeyIsFoundOut() throws Exception {
    SigningKey other = SigningKey.make(master, Instant.EPOCH);

    assertThat(verified(other.sign(master, BODY), "--key", key.id()))
        .startsWith("1 ")
        .contains("KHÓA LẠ");
  }

  @Test
  void aKeyIdThatBelongsToAnotherKeyIsFoundOut() throws Exception {
    SigningKey other = SigningKey.make(master, Instant.EPOCH);
    String envelope = other.sign(master, BODY).replace(other.id(), key.id());

    assertThat(verified(envelope, "--key", key.id())).startsWith("1 ").contains("CHỮ KÝ SAI");
  }

  @Test
  void whatIsNoCertificateIsSaidToBeNone() throws Exception {
    assertThat(verified("{\"certificate\": {}}")).startsWith("1 ").contains("Không đúng dạng");
    assertThat(VerifyCertificate.run(new String[0], new PrintStream(new ByteArrayOutputStream())))
        .isEqualTo(2);
  }

  @Test
  void theKeyOutlivesItsMasterKey() throws Exception {
    String second = FileMasterKey.newLine("2");
    Files.writeString(keyFile, second + Files.readString(keyFile));
    SigningKey moved = key.rewrap(FileMasterKey.read(keyFile));
    MasterKey onlyNew = FileMasterKey.read(Files.writeString(keyFile, second));

    String envelope = moved.sign(onlyNew, BODY);

    assertThat(verified(envelope, "--key", key.id())).startsWith("0 ");
    assertThatThrownBy(() -> key.sign(onlyNew, BODY)).isInstanceOf(RepositoryException.class);
  }
}
