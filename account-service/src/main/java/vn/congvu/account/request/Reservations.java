package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.naming.AddressBook;
import vn.congvu.account.naming.Candidates;
import vn.congvu.account.naming.NamingSubject;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.unit.UnitService;
import vn.congvu.account.unit.UnitView;
import vn.congvu.platform.problem.FieldError;

/**
 * Holds an address for each line that will need one: every wish, and for an issue without one a
 * name made by the rules. Wished ones first: an address that the rules would make for one person
 * may be the wish of another on the same list.
 */
@ApplicationScoped
class Reservations {

  /**
   * Two lists that are filed at once may want the same names; then the next free ones are taken.
   */
  private static final int ROUNDS = 4;

  private final AddressBook addresses;
  private final UnitService units;

  Reservations(AddressBook addresses, UnitService units) {
    this.addresses = addresses;
    this.units = units;
  }

  void hold(RequestType type, List<RequestLine> lines) {
    List<FieldError> errors = new ArrayList<>(holdWishes(lines));
    if (errors.isEmpty() && type == RequestType.ISSUE) {
      errors.addAll(holdMadeNames(lines.stream().filter(line -> line.reserved() == null).toList()));
    }
    if (!errors.isEmpty()) {
      throw LineCheck.invalid(errors);
    }
  }

  private List<FieldError> holdWishes(List<RequestLine> lines) {
    Map<UUID, String> wishes = new LinkedHashMap<>();
    for (RequestLine line : lines) {
      if (line.wanted() != null) {
        wishes.put(line.id(), line.wanted());
      }
    }
    Map<UUID, String> refused = addresses.reserveAll(wishes);
    List<FieldError> errors = new ArrayList<>();
    for (RequestLine line : lines) {
      String why = refused.get(line.id());
      if (why != null) {
        errors.add(new FieldError(line.pointer() + "/wantedAddress", why));
      } else if (line.wanted() != null) {
        line.holds(line.wanted());
      }
    }
    return errors;
  }

  private List<FieldError> holdMadeNames(List<RequestLine> lines) {
    Map<String, Optional<UnitView>> known = new HashMap<>();
    List<RequestLine> open = lines;
    for (int round = 0; !open.isEmpty() && round < ROUNDS; round++) {
      List<Candidates> candidates =
          addresses.candidates(
              open.stream()
                  .map(line -> subject(line, known.computeIfAbsent(line.unitCode(), units::byCode)))
                  .toList());
      List<FieldError> errors = problems(open, candidates);
      if (!errors.isEmpty()) {
        return errors;
      }
      open = take(open, candidates);
    }
    return open.stream()
        .map(line -> new FieldError(line.pointer(), "không còn địa chỉ trống cho tên này"))
        .toList();
  }

  /** Returns the lines that came too late. */
  private List<RequestLine> take(List<RequestLine> open, List<Candidates> candidates) {
    Map<UUID, String> asked = new LinkedHashMap<>();
    for (int i = 0; i < open.size(); i++) {
      asked.put(open.get(i).id(), candidates.get(i).addresses().getFirst());
    }
    Map<UUID, String> refused = addresses.reserveAll(asked);
    List<RequestLine> late = new ArrayList<>();
    for (RequestLine line : open) {
      String address = asked.get(line.id());
      if (refused.containsKey(line.id()) || address == null) {
        late.add(line);
      } else {
        line.holds(address);
      }
    }
    return late;
  }

  private static List<FieldError> problems(List<RequestLine> lines, List<Candidates> candidates) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      FieldError problem = candidates.get(i).problem();
      if (problem != null) {
        errors.add(new FieldError(lines.get(i).pointer() + problem.pointer(), problem.detail()));
      } else if (candidates.get(i).addresses().isEmpty()) {
        errors.add(new FieldError(lines.get(i).pointer(), "không còn địa chỉ trống cho tên này"));
      }
    }
    return errors;
  }

  private static NamingSubject subject(RequestLine line, Optional<UnitView> unit) {
    @Nullable String parent = unit.map(UnitView::parentCode).orElse(null);
    @Nullable String domain = unit.map(UnitView::domain).orElse(null);
    return line.namingSubject(parent, domain);
  }
}
