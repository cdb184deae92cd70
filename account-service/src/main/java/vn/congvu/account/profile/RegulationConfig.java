package vn.congvu.account.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which regulation a deployment starts with, and what only the deployment can know. */
@ConfigMapping(prefix = "congvu.regulation")
interface RegulationConfig {

  /** The shipped regulation that becomes the first version, when {@link #file()} is not given. */
  @WithDefault("quang-binh-41-2015")
  String preset();

  /** A regulation of one's own, YAML like the shipped ones; only read while there is no version. */
  Optional<Path> file();

  /** Whether the national baseline applies beside the regulation, the stricter winning. */
  @WithDefault("true")
  boolean nationalBaseline();

  /** The agency that runs the system; goes before the regulation's. */
  Optional<String> operatorName();

  /** Name of the province; goes before the regulation's. */
  Optional<String> province();

  /** Mail domains, the first one for new addresses; go before the regulation's. */
  Optional<List<String>> mailDomains();
}
