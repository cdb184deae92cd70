package vn.congvu.backup.store;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the repository lies and what opens it. */
@ConfigMapping(prefix = "congvu.backup.store")
interface StoreConfig {

  /** The folder that holds the repository; made when it is not there. */
  Path path();

  /** A folder of this replica's own for what can be made anew from the repository. */
  Path cache();

  /**
   * Folders that hold a copy of the repository each, on other storage than {@link #path()}; best
   * one of them in another place.
   */
  Optional<List<Path>> copies();

  /** The file with the master keys, one a line; whoever reads it can read all mail. */
  Path masterKeyFile();
}
