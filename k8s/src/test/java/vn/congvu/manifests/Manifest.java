package vn.congvu.manifests;

import java.util.List;
import java.util.Map;

/** A piece of YAML that is asked by dotted paths; a path that leads nowhere is null. */
record Manifest(Map<String, Object> values) {

  String name() {
    return (String) value("metadata.name");
  }

  Object value(String path) {
    if (values.containsKey(path)) {
      return values.get(path);
    }
    int dot = path.indexOf('.');
    if (dot < 0 || !(values.get(path.substring(0, dot)) instanceof Map)) {
      return null;
    }
    return at(path.substring(0, dot)).value(path.substring(dot + 1));
  }

  @SuppressWarnings("unchecked")
  Manifest at(String path) {
    return new Manifest((Map<String, Object>) value(path));
  }

  @SuppressWarnings("unchecked")
  List<Manifest> list(String path) {
    List<Map<String, Object>> found = (List<Map<String, Object>>) value(path);
    return found == null ? List.of() : found.stream().map(Manifest::new).toList();
  }
}
