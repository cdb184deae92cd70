package vn.congvu.security.exercise;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exercise.
 *
 * @param code stands on the dummy document, {@code DT-K7QX2M9P}
 * @param problem why planting waits or has failed, as a sentence
 */
public record ExerciseView(
    UUID id,
    String code,
    String level,
    ExerciseState state,
    String plannedBy,
    Instant plannedAt,
    @Nullable String problem,
    List<PlantedView> mailboxes) {

  public ExerciseView {
    mailboxes = List.copyOf(mailboxes);
  }

  /**
   * A mailbox of an exercise.
   *
   * @param plantedAt absent where it is not, or not yet, planted
   * @param problem why it could not be
   */
  public record PlantedView(
      String address, @Nullable Instant plantedAt, @Nullable String problem) {}
}
