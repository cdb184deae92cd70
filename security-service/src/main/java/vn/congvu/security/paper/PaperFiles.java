package vn.congvu.security.paper;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperFormat;

/** Answers with a paper in the format that is asked for. */
public final class PaperFiles {

  private static final List<PaperFormat> OFFERED = List.of(PaperFormat.DOCX, PaperFormat.PDF);

  private PaperFiles() {}

  /**
   * @param name of the file, without what tells its format
   * @param paper printed only when there is a format for it
   */
  public static Response of(HttpHeaders headers, String name, Supplier<Paper> paper) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      for (PaperFormat format : OFFERED) {
        if (accepted.isCompatible(MediaType.valueOf(format.mediaType()))) {
          return Response.ok(format.bytes(paper.get()), format.mediaType())
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "attachment; filename=\"%s.%s\"".formatted(name, format.extension()))
              .build();
        }
      }
    }
    throw new NotAcceptableException();
  }
}
