package vn.congvu.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the request a rule of Bean Validation was broken. */
final class Violations {

  private Violations() {}

  static List<FieldError> errors(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
        .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
        .toList();
  }

  /** A path below a method's parameter is inside the body; the parameter itself is named. */
  private static String pointer(ConstraintViolation<?> violation) {
    StringBuilder inBody = new StringBuilder();
    String parameter = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() != ElementKind.METHOD) {
        // The index is written at the node behind the list that it counts in.
        step(inBody, node.isInIterable() ? position(node) : null);
        step(inBody, node.getKind() == ElementKind.PROPERTY ? node.getName() : null);
      }
    }
    return inBody.isEmpty() ? "#" + parameter : inBody.toString();
  }

  private static @Nullable Object position(Path.Node node) {
    return node.getIndex() != null ? node.getIndex() : node.getKey();
  }

  private static void step(StringBuilder pointer, @Nullable Object step) {
    if (step != null) {
      pointer.append('/').append(step);
    }
  }
}
