package vn.congvu.e2e.canary;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleTest {

  private static final String TEXT = "Kq7ZvT2mXw9RbN4cJs6HyPdLf3GtAe8U";

  private final Needle needle = new Needle(TEXT);

  @Test
  void isFoundAsItIs() throws IOException {
    assertThat(needle.isIn(around(TEXT.getBytes(UTF_8)))).isTrue();
    assertThat(needle.isIn(around(TEXT.toLowerCase(Locale.ROOT).getBytes(UTF_8)))).isTrue();
    assertThat(needle.isIn(around(TEXT.getBytes(UTF_16LE)))).isTrue();
    assertThat(needle.isIn(around(TEXT.getBytes(UTF_16BE)))).isTrue();
  }

  @Test
  void isNotFoundWhereItIsNot() throws IOException {
    assertThat(needle.isIn(around(new byte[0]))).isFalse();
    assertThat(needle.isIn(around("Kq7ZvT2".getBytes(UTF_8)))).isFalse();
    assertThat(needle.isIn("PK\3\4 no zip".getBytes(UTF_8))).isFalse();
    assertThat(needle.isIn(new byte[] {0x1f, (byte) 0x8b, 0})).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 40, 41, 42, 55, 56, 57})
  void isFoundInBase64WhereverALineEnds(int behind) throws IOException {
    String text = "x".repeat(behind) + TEXT + "y".repeat(30);

    assertThat(needle.isIn(Base64.getMimeEncoder().encode(text.getBytes(UTF_8)))).isTrue();
  }

  @Test
  void isFoundAcrossASoftLineBreak() throws IOException {
    String broken = TEXT.substring(0, 13) + "=\r\n" + TEXT.substring(13);

    assertThat(needle.isIn(around(broken.getBytes(UTF_8)))).isTrue();
  }

  /** As PostgreSQL's compression writes what it cannot shorten: a byte before each eight. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void isFoundBetweenControlBytes(int shift) throws IOException {
    StringBuilder written = new StringBuilder();
    String text = "#".repeat(shift) + TEXT;
    for (int at = 0; at < text.length(); at += 8) {
      written.append('\0').append(text, at, Math.min(at + 8, text.length()));
    }

    assertThat(needle.isIn(around(written.toString().getBytes(UTF_8)))).isTrue();
  }

  @Test
  void isFoundInWhatIsPacked() throws IOException {
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write(around(TEXT.getBytes(UTF_8)));
    }
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("a"));
      out.write(around(new byte[0]));
      out.putNextEntry(new ZipEntry("b"));
      out.write(around(TEXT.getBytes(UTF_8)));
    }

    assertThat(needle.isIn(gzip.toByteArray())).isTrue();
    assertThat(needle.isIn(zip.toByteArray())).isTrue();
  }

  private static byte[] around(byte[] form) {
    byte[] noise = new byte[5000];
    new Random(11).nextBytes(noise);
    System.arraycopy(form, 0, noise, 1234, form.length);
    return noise;
  }
}
