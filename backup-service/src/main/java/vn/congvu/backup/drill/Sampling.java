package vn.congvu.backup.drill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import vn.congvu.backup.repository.format.Digests;

/**
 * A uniformly random choice that anybody can tell again: the mailboxes with the smallest SHA-256 of
 * seed and id. Which other mailboxes there were does not matter, so a choice can be checked for one
 * mailbox alone.
 */
final class Sampling {

  /** Stands in certificates. */
  static final String METHOD = "smallest SHA-256(seed ':' mailboxId)";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Sampling() {}

  static String newSeed() {
    byte[] seed = new byte[32];
    RANDOM.nextBytes(seed);
    return HexFormat.of().formatHex(seed);
  }

  /** At least one of any, and never more than there are. */
  static int size(int population, BigDecimal share) {
    int wanted =
        share
            .multiply(BigDecimal.valueOf(population))
            .setScale(0, RoundingMode.CEILING)
            .intValueExact();
    return Math.min(population, Math.max(1, wanted));
  }

  static List<UUID> choose(Collection<UUID> mailboxes, String seed, int size) {
    record Ranked(UUID mailbox, byte[] rank) {}
    return mailboxes.stream()
        .map(mailbox -> new Ranked(mailbox, rank(seed, mailbox)))
        .sorted(Comparator.comparing(Ranked::rank, Arrays::compareUnsigned))
        .limit(size)
        .map(Ranked::mailbox)
        .toList();
  }

  private static byte[] rank(String seed, UUID mailbox) {
    MessageDigest digest = Digests.sha256();
    return digest.digest((seed + ":" + mailbox).getBytes(US_ASCII));
  }
}
