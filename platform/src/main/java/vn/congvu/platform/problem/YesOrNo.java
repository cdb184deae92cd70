package vn.congvu.platform.problem;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads true and false in a query. Jakarta REST would take any other word for false. A primitive
 * parameter that may be left out needs a default value, for nothing is neither.
 */
@Provider
public final class YesOrNo implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return type == Boolean.class || type == boolean.class
        ? (ParamConverter<T>) new Converter()
        : null;
  }

  private static final class Converter implements ParamConverter<Boolean> {

    /**
     * @throws IllegalArgumentException which Jakarta REST answers as an unreadable parameter
     */
    @Override
    public @Nullable Boolean fromString(@Nullable String value) {
      return value == null ? null : read(value);
    }

    @Override
    public String toString(Boolean value) {
      return value.toString();
    }
  }

  public static Boolean read(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
