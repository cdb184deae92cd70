package vn.congvu.backup.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger says of the backups of the mailboxes; how often is the regulation's to say.
 * Public, because Quarkus validates it.
 */
@ConfigMapping(prefix = "congvu.backup.ledger")
public interface LedgerConfig {

  String DISK = "disk";

  /** So many intervals without a good backup raise the alarm. */
  @WithDefault("2")
  @Min(1)
  @Max(100)
  int tolerance();

  /** The medium that the mail server keeps its mail on. */
  @WithDefault(DISK)
  String originMedium();

  /** The medium of the repository. */
  @WithDefault(DISK)
  String medium();

  /** Where the repository lies, in words. */
  @WithDefault("Kho sao lưu chính")
  String place();

  /** Whether that is another site than the mail server's. */
  @WithDefault("false")
  boolean offSite();

  /**
   * The second copies, in the order of {@code congvu.backup.store.copies}; one that is not
   * described counts as a disk at the mail server's site.
   */
  List<Copy> copies();

  /** What the ledger cannot know of a copy. */
  interface Copy {

    /** Where it lies, in words. */
    Optional<String> place();

    /** The medium it lies on. */
    @WithDefault(DISK)
    String medium();

    /** Whether it lies at another site than the mail server. */
    @WithDefault("false")
    boolean offSite();
  }
}
