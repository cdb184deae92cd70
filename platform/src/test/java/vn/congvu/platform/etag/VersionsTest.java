package vn.congvu.platform.etag;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"5\"", "W/\"5\"", "*", "\"4\", \"5\""})
  void theCurrentVersionIsLetThrough(String ifMatch) {
    assertThatCode(() -> Versions.require(ifMatch, 5)).doesNotThrowAnyException();
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> Versions.require("\"4\"", 5)).hasMessage("precondition-failed");
    assertThatThrownBy(() -> Versions.require("5", 5)).hasMessage("precondition-failed");
  }

  @Test
  void noVersionIsRefused() {
    assertThatThrownBy(() -> Versions.require(null, 5)).hasMessage("precondition-required");
  }
}
