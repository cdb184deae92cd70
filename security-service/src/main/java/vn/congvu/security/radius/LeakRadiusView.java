package vn.congvu.security.radius;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A computation of how far a document got.
 *
 * @param number counted from one within the case
 * @param problem why it waits or has failed, as a sentence
 * @param computedAt the moment as of which it holds; absent until it is done, like all that follows
 */
public record LeakRadiusView(
    UUID id,
    int number,
    RadiusState state,
    String askedBy,
    Instant askedAt,
    @Nullable String problem,
    @Nullable Instant computedAt,
    @Nullable RadiusFigures figures,
    @Nullable List<UnknownView> unknowns) {

  /**
   * Something that cannot be known.
   *
   * @param sentence for people
   */
  public record UnknownView(Unknown.Kind kind, long count, String sentence) {

    static UnknownView of(Unknown unknown) {
      return new UnknownView(unknown.kind(), unknown.count(), unknown.inVietnamese());
    }
  }
}
