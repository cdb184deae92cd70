package vn.congvu.account.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

  @Test
  void theTwoPartsOneAfterTheOtherAreTheNameAgain() {
    PersonName name = PersonName.of("Nguyễn Thị Minh Khai");

    assertThat(name.first() + " " + name.rest()).isEqualTo("Nguyễn Thị Minh Khai");
  }

  @Test
  void aNameOfOneWordStillFillsBothParts() {
    assertThat(PersonName.of(" Điểu ")).isEqualTo(new PersonName("Điểu", "-"));
  }
}
