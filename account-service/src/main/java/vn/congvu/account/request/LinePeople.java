package vn.congvu.account.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of an organisation mailbox as one column: they are read and written only together. */
record LinePeople(@Nullable LinePerson head, @Nullable List<LinePerson> users) {

  static @Nullable LinePeople of(DraftLine line) {
    return line.head() == null && line.users() == null
        ? null
        : new LinePeople(line.head(), line.users());
  }

  @Converter
  static class AsJson implements AttributeConverter<@Nullable LinePeople, @Nullable String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable LinePeople people) {
      try {
        return people == null ? null : JSON.writeValueAsString(people);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("people of a line cannot be written", e);
      }
    }

    @Override
    public @Nullable LinePeople convertToEntityAttribute(@Nullable String column) {
      try {
        return column == null ? null : JSON.readValue(column, LinePeople.class);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("people of a line cannot be read", e);
      }
    }
  }
}
