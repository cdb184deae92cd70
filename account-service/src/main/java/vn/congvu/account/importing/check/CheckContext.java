package vn.congvu.account.importing.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the platform knows that a list is held against. The functions are asked for a whole list at
 * a time, so that ten thousand rows are a handful of queries.
 *
 * @param units those the list may name
 * @param defaultUnit code of the unit that sent the list; null when it sent for several
 * @param keepsCitizenId whether the naming rules need the last digits
 * @param registered people in the register with one of these full names, accents and case aside
 * @param proposals free addresses for people whose name and unit are known, in their order
 * @param taken which of these addresses nobody may get
 */
public record CheckContext(
    UnitNames units,
    @Nullable String defaultUnit,
    List<String> officialDomains,
    boolean keepsCitizenId,
    LocalDate today,
    Function<Set<String>, List<RegisteredPerson>> registered,
    Function<List<RowValues>, List<Proposal>> proposals,
    Function<Set<String>, Set<String>> taken) {}
