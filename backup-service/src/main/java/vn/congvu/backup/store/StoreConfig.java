package vn.congvu.backup.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.congvu.backup.repository.place.LockMode;

/** Where the repository lies and what opens it. Public, because Quarkus validates it. */
@ConfigMapping(prefix = "congvu.backup.store")
public interface StoreConfig {

  /**
   * A folder, made when it is not there, or a bucket: {@code
   * s3://bucket/prefix?region=…&endpoint=…&path-style=true&profile=…}. Credentials stand where the
   * AWS tools look for them, never here.
   */
  String path();

  /** A folder of this replica's own for what can be made anew from the repository. */
  Path cache();

  /**
   * Places, written like {@link #path()}, that hold a copy of the repository each, on other
   * storage; best one of them in another province.
   */
  Optional<List<String>> copies();

  /** How buckets keep packs from being deleted before their time. */
  Lock lock();

  /**
   * The file with the master keys, one a line, the newest first; whoever reads it can read all
   * mail. Beside a token it only unwraps what it wrapped before.
   */
  Optional<Path> masterKeyFile();

  /**
   * A PKCS#11 token that the master keys never leave, as RFC 7512 names one: {@code
   * pkcs11:slot-id=…;object=…?module-path=…&pin-source=…}. {@code object} is the label of the key
   * that wraps now.
   */
  Optional<String> masterKeyToken();

  /**
   * The file with the key by which mail is known again, the same in all parts of the platform; one
   * line, 32 bytes in base64.
   */
  Path fingerprintKeyFile();

  /** Object Lock; the bucket must have been made with it, and without a retention of its own. */
  interface Lock {

    /** Days for which no pack can be deleted; without it none is locked. */
    Optional<@Min(1) @Max(36_500) Integer> days();

    /** Who may lift a lock. */
    @WithDefault("GOVERNANCE")
    LockMode mode();
  }
}
