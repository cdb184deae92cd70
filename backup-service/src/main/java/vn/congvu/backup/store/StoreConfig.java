package vn.congvu.backup.store;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the repository lies and what opens it. */
@ConfigMapping(prefix = "congvu.backup.store")
interface StoreConfig {

  /** The folder that holds the repository; made when it is not there. */
  Path path();

  /** A folder of this replica's own for what can be made anew from the repository. */
  Path cache();

  /** The file with the master keys, one a line; whoever reads it can read all mail. */
  Path masterKeyFile();
}
