package vn.congvu.security.paper;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperFormat;

/** Answers with a paper in the format that is asked for. */
public final class PaperFiles {

  private static final List<PaperFormat> OFFERED = List.of(PaperFormat.DOCX, PaperFormat.PDF);

  private PaperFiles() {}

  /**
   * @param format asked for by the address, as a link can, which has no say in what is accepted;
   *     without, the first one that is accepted
   * @param name of the file, without what tells its format
   * @param paper printed only when there is a format for it
   */
  public static Response of(
      @Nullable String format, HttpHeaders headers, String name, Supplier<Paper> paper) {
    PaperFormat chosen =
        (format == null ? accepted(headers) : named(format))
            .orElseThrow(NotAcceptableException::new);
    return Response.ok(chosen.bytes(paper.get()), chosen.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(name, chosen.extension()))
        .build();
  }

  private static Optional<PaperFormat> named(String format) {
    return OFFERED.stream().filter(it -> it.extension().equals(format)).findFirst();
  }

  private static Optional<PaperFormat> accepted(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .flatMap(
            type ->
                OFFERED.stream().filter(it -> type.isCompatible(MediaType.valueOf(it.mediaType()))))
        .findFirst();
  }
}
