package vn.congvu.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which methods a path takes: a 405 has to name them (RFC 9110), and Quarkus leaves them out. */
@ApplicationScoped
class AllowedMethods {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^:}]+(?::([^}]+))?}");

  private final List<Endpoint> endpoints = new ArrayList<>();

  private record Endpoint(Pattern path, String method) {}

  AllowedMethods(BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path root = bean.getBeanClass().getAnnotation(Path.class);
      if (root != null) {
        for (Method method : bean.getBeanClass().getMethods()) {
          add(root, method);
        }
      }
    }
  }

  String at(String path) {
    Set<String> allowed = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
    for (Endpoint endpoint : endpoints) {
      if (endpoint.path().matcher(path).matches()) {
        allowed.add(endpoint.method());
        if (endpoint.method().equals(HttpMethod.GET)) {
          allowed.add(HttpMethod.HEAD);
        }
      }
    }
    return String.join(", ", allowed);
  }

  private void add(Path root, Method method) {
    Path below = method.getAnnotation(Path.class);
    String template = root.value() + "/" + (below == null ? "" : below.value());
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) {
        endpoints.add(new Endpoint(pattern(template), http.value()));
      }
    }
  }

  private static Pattern pattern(String template) {
    String plain = ("/" + template + "/").replaceAll("/+", "/");
    StringBuilder regex = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(plain.substring(0, plain.length() - 1));
    int end = 0;
    while (placeholder.find()) {
      regex.append(Pattern.quote(plain.substring(end, placeholder.start())));
      regex.append(of(placeholder));
      end = placeholder.end();
    }
    regex.append(Pattern.quote(plain.substring(end, plain.length() - 1)));
    return Pattern.compile(regex + "/?");
  }

  private static String of(MatchResult placeholder) {
    String regex = placeholder.group(1);
    return "(?:" + (regex == null ? "[^/]+" : regex.strip()) + ")";
  }
}
