package vn.congvu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

  StrictJsonTest() {
    new StrictJson().customize(json);
  }

  @Test
  void aDayIsReadAsPeopleWriteItInIso() throws JsonProcessingException {
    assertThat(json.readValue("\"2026-11-24\"", LocalDate.class))
        .isEqualTo(LocalDate.of(2026, 11, 24));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999-01-01",
        "-0001-01-01",
        "2026-02-30",
        "2026-1-1",
        "20261124",
        "24/11/2026",
        "2026-11-24T10:00:00Z"
      })
  void whatIsNoDayOfTheCalendarIsRefused(String day) {
    assertThatThrownBy(() -> json.readValue('"' + day + '"', LocalDate.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
