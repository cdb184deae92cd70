package vn.congvu.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;

/** How many bytes a request may bring. */
@ApplicationScoped
class BodyLimits {

  private final HttpConfig config;

  BodyLimits(HttpConfig config) {
    this.config = config;
  }

  long of(String path) {
    return config.maxBodyOf().getOrDefault(path, config.maxBody()).asLongValue();
  }
}
