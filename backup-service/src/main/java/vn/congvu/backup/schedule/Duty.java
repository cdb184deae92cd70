package vn.congvu.backup.schedule;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something to be ordered again and again.
 *
 * @param name stands in the database and in URLs; never changes
 * @param plan asked at each look, so that another regulation takes effect at once
 * @param order runs in the transaction that takes the turn; must not throw for what is no failure
 */
public record Duty(String name, Supplier<Planned> plan, Supplier<Outcome> order) {

  /**
   * @param legalBasis the article that the plan rests on
   */
  public record Planned(Plan plan, String legalBasis) {}

  /**
   * What became of a turn.
   *
   * @param order the run or job that was ordered
   * @param skipped why none was
   */
  public record Outcome(@Nullable UUID order, @Nullable String skipped) {

    public static Outcome ordered(UUID id) {
      return new Outcome(id, null);
    }

    /**
     * @param why a word for machines, in capitals
     */
    public static Outcome skipped(String why) {
      return new Outcome(null, why);
    }
  }
}
