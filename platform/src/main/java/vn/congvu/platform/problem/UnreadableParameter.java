package vn.congvu.platform.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Names the query parameter that cannot be read. Jakarta REST answers 404 for it and keeps the name
 * to itself, so the values are tried once more against what the method asks for.
 */
final class UnreadableParameter {

  private static final Map<Class<?>, Reader> READERS =
      Map.of(
          int.class, new Reader(Integer::valueOf, "phải là số nguyên"),
          Integer.class, new Reader(Integer::valueOf, "phải là số nguyên"),
          boolean.class, new Reader(YesOrNo::read, "phải là true hoặc false"),
          Boolean.class, new Reader(YesOrNo::read, "phải là true hoặc false"),
          long.class, new Reader(Long::valueOf, "phải là số nguyên"),
          Long.class, new Reader(Long::valueOf, "phải là số nguyên"),
          UUID.class, new Reader(UUID::fromString, "phải là một mã định danh (UUID)"),
          LocalDate.class, new Reader(LocalDate::parse, "phải là ngày dạng 2026-11-24"),
          Instant.class, new Reader(Instant::parse, "phải là thời điểm dạng 2026-11-24T02:00:00Z"));

  private UnreadableParameter() {}

  private record Reader(Function<String, Object> read, String detail) {}

  private record Asked(String name, Class<?> type) {}

  /**
   * @return empty when the path is what cannot be read: an id that is none is the id of nothing
   */
  static Optional<ProblemException> in(@Nullable ResteasyReactiveRequestContext request) {
    if (request == null || request.getTarget() == null) {
      return Optional.empty();
    }
    Method method = request.getTarget().getLazyMethod().getMethod();
    if (asked(method, PathParam.class, PathParam::value).stream()
        .anyMatch(
            path ->
                isWrong(path, request.getUriInfo().getPathParameters().getFirst(path.name())))) {
      return Optional.empty();
    }
    Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
    List<FieldError> errors =
        asked(method, QueryParam.class, QueryParam::value).stream()
            .filter(
                asked ->
                    query.getOrDefault(asked.name(), List.of()).stream()
                        .anyMatch(value -> isWrong(asked, value)))
            .map(asked -> new FieldError("#" + asked.name(), detail(asked.type())))
            .toList();
    return Optional.of(
        ProblemException.of(
                CommonProblem.INVALID_INPUT, "Tham số trong đường dẫn yêu cầu chưa hợp lệ.")
            .withErrors(errors));
  }

  private static <A extends java.lang.annotation.Annotation> List<Asked> asked(
      Method method, Class<A> annotation, Function<A, String> name) {
    List<Asked> asked = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      add(asked, parameter, parameter.getParameterizedType(), annotation, name);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          add(asked, field, field.getGenericType(), annotation, name);
        }
      }
    }
    return asked;
  }

  private static <A extends java.lang.annotation.Annotation> void add(
      List<Asked> asked,
      AnnotatedElement element,
      Type type,
      Class<A> annotation,
      Function<A, String> name) {
    A found = element.getAnnotation(annotation);
    if (found != null) {
      asked.add(new Asked(name.apply(found), single(type)));
    }
  }

  /** The type of one value: what a list of values is a list of. */
  private static Class<?> single(Type type) {
    if (type instanceof ParameterizedType generic
        && generic.getRawType() instanceof Class<?> raw
        && (Collection.class.isAssignableFrom(raw) || raw == Optional.class)) {
      return single(generic.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  private static boolean isWrong(Asked asked, @Nullable String value) {
    if (value == null) {
      return false;
    }
    if (asked.type().isEnum()) {
      return Arrays.stream(asked.type().getEnumConstants())
          .noneMatch(constant -> ((Enum<?>) constant).name().equals(value));
    }
    Reader reader = READERS.get(asked.type());
    try {
      return reader != null && reader.read().apply(value) == null;
    } catch (IllegalArgumentException | DateTimeException _) {
      return true;
    }
  }

  private static String detail(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "phải là một trong: ", ""));
    }
    Reader reader = READERS.get(type);
    return reader == null ? "giá trị không đúng định dạng" : reader.detail();
  }
}
