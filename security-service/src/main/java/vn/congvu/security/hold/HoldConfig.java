package vn.congvu.security.hold;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where sealed mail lies and what opens it. Public, because Quarkus validates it. */
@ConfigMapping(prefix = "congvu.hold")
public interface HoldConfig {

  /**
   * For the sealed mail: a folder, made when it is not there, or a bucket, {@code
   * s3://bucket/prefix?region=…&endpoint=…&path-style=true&profile=…}. The same for all replicas.
   */
  String store();

  /**
   * For the keys of the cases, written like {@link #store()}. Nothing may copy or snapshot it: what
   * was destroyed would come back.
   */
  String keys();

  /**
   * The file with the master keys, one a line, {@code <id> <32 bytes in base64>}, the newest first.
   */
  Path masterKeyFile();
}
