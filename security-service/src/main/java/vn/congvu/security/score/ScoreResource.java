package vn.congvu.security.score;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.PaperFormat;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.paper.PaperFiles;

@Path("/api/v1/spill-exercises/{id}")
@Tag(name = "spill-exercises")
@RunOnVirtualThread
class ScoreResource {

  private final Scores scores;
  private final ScorePaper paper;

  ScoreResource(Scores scores, ScorePaper paper) {
    this.scores = scores;
    this.paper = paper;
  }

  @GET
  @Path("/score")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(
      summary = "How the exercise went: each duty and step, its time, and whether it was met",
      description = "Of the cases that reports of the dummy document began. It holds no secret.")
  public ScoreView score(@PathParam("id") UUID id) {
    return scores.of(id);
  }

  @GET
  @Path("/report")
  @Produces({PaperFormat.DOCX_TYPE, PaperFormat.PDF_TYPE})
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "The same as a report, as .docx or .pdf")
  public Response report(
      @PathParam("id") UUID id,
      @Parameter(description = "docx or pdf; without, what Accept prefers") @QueryParam("format")
          @Nullable String format,
      @Context HttpHeaders headers) {
    ScoreView score = scores.of(id);
    return PaperFiles.of(format, headers, "exercise-report", () -> paper.of(score));
  }
}
