package vn.congvu.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** What a service takes over HTTP. */
@ConfigMapping(prefix = "congvu.http")
public interface HttpConfig {

  /** Largest body of a request. */
  MemorySize maxBody();

  /** Largest body of requests to one path, by that path: for the few that take files. */
  Map<String, MemorySize> maxBodyOf();
}
