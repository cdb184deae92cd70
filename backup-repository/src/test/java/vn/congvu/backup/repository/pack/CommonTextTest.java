package vn.congvu.backup.repository.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommonTextTest {

  private static final String COMMON = "Tran trong kinh gui cac don vi truc thuoc";

  @Test
  void whatFourSamplesHaveIsKeptAndNothingElse() {
    List<String> kept = common(IntStream.range(0, 4).mapToObj(i -> mail(i, COMMON)).toList());

    assertThat(kept).hasSize(4).allMatch(COMMON::equals);
  }

  @Test
  void whatThreeSamplesHaveIsPrivate() {
    assertThat(common(IntStream.range(0, 3).mapToObj(i -> mail(i, COMMON)).toList())).isEmpty();
  }

  @Test
  void aSentenceRepeatedInOneMailStaysPrivate() {
    assertThat(common(List.of(mail(1, COMMON.repeat(50)), mail(2, "x")))).isEmpty();
  }

  @Test
  void copiesOfOneMailAreOneMail() {
    String mail = mail(1, COMMON);

    assertThat(common(List.of(mail, mail, mail, mail, mail))).isEmpty();
  }

  /** But for a letter or two beside the common ones, which others have there too by chance. */
  @Test
  void amongManyMailsPrivateTextIsNotKept() {
    List<String> mails =
        IntStream.range(0, 5_000).mapToObj(i -> mail(i, i % 2 == 0 ? COMMON : "")).toList();

    List<String> kept = common(mails);

    assertThat(kept)
        .hasSizeGreaterThan(2_400)
        .allMatch(text -> text.length() <= COMMON.length() + 4);
  }

  private static List<String> common(List<String> samples) {
    return CommonText.of(samples.stream().map(sample -> sample.getBytes(ISO_8859_1)).toList())
        .stream()
        .map(text -> new String(text, ISO_8859_1))
        .toList();
  }

  /** Text of its own around what others may have too. */
  private static String mail(int seed, String middle) {
    return noise(seed) + middle + noise(-seed - 1);
  }

  private static String noise(int seed) {
    byte[] noise = new byte[400];
    // Seeds side by side would begin alike.
    new Random(seed * 0x9e3779b97f4a7c15L).nextBytes(noise);
    return new String(noise, ISO_8859_1);
  }
}
