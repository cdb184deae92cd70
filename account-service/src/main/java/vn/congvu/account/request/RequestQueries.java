package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;

/** Reads requests, always within what the caller may see. */
@ApplicationScoped
public class RequestQueries {

  private final RequestRepository requests;
  private final RequestLines lines;
  private final RequestAccess access;
  private final Clock clock;

  RequestQueries(
      RequestRepository requests, RequestLines lines, RequestAccess access, Clock clock) {
    this.requests = requests;
    this.lines = lines;
    this.access = access;
    this.clock = clock;
  }

  /** 404 when there is none, or none that the caller may see. */
  @Transactional
  public RequestView require(UUID id) {
    return visible(id, access.visibility()).view(clock.instant());
  }

  /** What happened to it, oldest first. */
  @Transactional
  public List<StepView> history(UUID id) {
    require(id);
    return steps(id);
  }

  private List<StepView> steps(UUID id) {
    return requests.history(id).stream().map(RequestStep::view).toList();
  }

  /** The whole list, for a form; restricted fields only for those who may read them. */
  @Transactional
  public List<LineView> lines(UUID id) {
    Visibility visibility = access.visibility();
    RequestView request = visible(id, visibility).view(clock.instant());
    return readable(
        request,
        lines.page(id, null, null, onlyAbout(request, visibility), 0, LineRules.MOST_LINES));
  }

  @Transactional
  Page<RequestView> page(RequestFilter filter, @Nullable String after, int limit) {
    Instant now = clock.instant();
    List<RequestView> found =
        requests.page(filter, access.visibility(), Cursor.id(after), limit + 1, now).stream()
            .map(request -> request.view(now))
            .toList();
    return Page.of(found, limit, request -> Cursor.encode(request.id()));
  }

  @Transactional
  Page<LineView> linesPage(
      UUID id,
      @Nullable LineState state,
      @Nullable String query,
      @Nullable String after,
      int limit) {
    Visibility visibility = access.visibility();
    RequestView request = visible(id, visibility).view(clock.instant());
    List<RequestLine> found =
        lines.page(
            id, state, query, onlyAbout(request, visibility), positionAfter(after), limit + 1);
    return Page.of(readable(request, found), limit, line -> Cursor.encode(line.position()));
  }

  @Transactional
  RequestDetail detail(UUID id, int limit) {
    RequestView request = require(id);
    return new RequestDetail(request, steps(id), linesPage(id, null, null, null, limit));
  }

  private Request visible(UUID id, Visibility visibility) {
    return requests.visible(id, visibility).orElseThrow(RequestAccess::noSuchRequest);
  }

  /** An officer finds the request by their own line and sees no other. */
  private static @Nullable Set<UUID> onlyAbout(RequestView request, Visibility visibility) {
    boolean byUnit =
        visibility.all()
            || visibility.units().contains(request.unit())
            || request.losingUnit() != null && visibility.units().contains(request.losingUnit());
    return byUnit ? null : visibility.mailboxes();
  }

  private List<LineView> readable(RequestView request, List<RequestLine> found) {
    boolean restricted = access.seesRestrictedFields(request);
    return found.stream()
        .map(RequestLine::view)
        .map(line -> restricted ? line : line.withoutRestrictedFields())
        .toList();
  }

  private static int positionAfter(@Nullable String after) {
    List<String> keys = Cursor.decode(after, 1);
    return keys.isEmpty() ? 0 : Cursor.key(keys.getFirst(), Integer::parseInt);
  }
}
