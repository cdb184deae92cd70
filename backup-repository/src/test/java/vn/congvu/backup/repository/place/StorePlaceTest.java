package vn.congvu.backup.repository.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorePlaceTest {

  @ParameterizedTest
  @CsvSource({
    "/var/lib/sao lưu, /var/lib/sao lưu",
    "file:///var/lib/backups, /var/lib/backups",
    "file:/var/lib/./backups/, /var/lib/backups",
    "/var/lib/a:b, /var/lib/a:b"
  })
  void aPathIsAFolder(String address, Path folder) {
    assertThat(StorePlace.of(address)).isEqualTo(new FolderPlace(folder));
  }

  @Test
  void aBucketOfAmazonNeedsItsRegion() {
    assertThat(StorePlace.of("s3://sao-luu/tinh/mail?region=ap-southeast-1"))
        .isEqualTo(new BucketPlace("sao-luu", "tinh/mail/", "ap-southeast-1", null, false, null));
  }

  @Test
  void aBucketElsewhereNeedsItsServer() {
    assertThat(
            StorePlace.of(
                "s3://sao-luu?endpoint=https://s3.tinhmau.example:9000&path-style=true&profile=second"))
        .isEqualTo(
            new BucketPlace(
                "sao-luu",
                "",
                "us-east-1",
                URI.create("https://s3.tinhmau.example:9000"),
                true,
                "second"));
  }

  @Test
  void placesAreTheSameHoweverTheyAreSpelled() {
    assertThat(StorePlace.of("/a/b")).isEqualTo(StorePlace.of("file:///a/./b/"));
    assertThat(StorePlace.of("s3://sao-luu/x/?region=a"))
        .isEqualTo(StorePlace.of("s3://sao-luu/x?region=a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty",
        "ftp://host/folder|ftp: is neither",
        "file:folder|absolute path",
        "file://host/folder|absolute path",
        "s3:///prefix|bucket's name",
        "s3://Sao_Luu?region=a|bucket's name",
        "s3://sao-luu|region=",
        "s3://sao-luu?regoin=a|After the ?",
        "s3://sao-luu?region=|After the ?",
        "s3://sao-luu?region=a&region=b|stands twice",
        "s3://sao-luu?endpoint=host:9000|endpoint=",
        "s3://sao-luu?endpoint=http://user:pw@host:9000|endpoint=",
        "s3://sao-luu?region=a&path-style=yes|path-style=",
        "s3://sao luu?region=a|character at 9"
      })
  void whatIsWrongIsSaidInASentence(String address, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorePlace.of(address))
        .withMessageContaining(sentence);
  }

  @Test
  void credentialsInAnAddressAreRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorePlace.of("s3://AKIAEXAMPLE:geheim@sao-luu?region=a"))
        .withMessageContaining("AWS_SECRET_ACCESS_KEY")
        .withMessageNotContainingAny("AKIAEXAMPLE", "geheim");
  }
}
