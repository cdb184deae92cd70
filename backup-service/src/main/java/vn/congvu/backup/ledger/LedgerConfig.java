package vn.congvu.backup.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The plan by which the mailboxes are backed up, as it stands in the ledger. */
@ConfigMapping(prefix = "congvu.backup.ledger")
interface LedgerConfig {

  /** How often every mailbox is to be backed up. */
  @WithDefault("1D")
  Duration interval();

  /** So many intervals without a good backup raise the alarm. */
  @WithDefault("2")
  @Min(1)
  @Max(100)
  int tolerance();

  /** The medium that the mail server keeps its mail on. */
  @WithDefault("disk")
  String originMedium();

  /** The medium of the repository. */
  @WithDefault("disk")
  String medium();

  /** Where the repository lies, in words. */
  @WithDefault("Kho sao lưu chính")
  String place();

  /** Whether that is another site than the mail server's. */
  @WithDefault("false")
  boolean offSite();

  /** The article that the plan rests on. */
  Optional<String> legalBasis();
}
