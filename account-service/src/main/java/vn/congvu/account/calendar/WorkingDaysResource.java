package vn.congvu.account.calendar;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.calendar.WorkingDay;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/working-days")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "working-days")
class WorkingDaysResource {

  private final WorkingDayService days;

  WorkingDaysResource(WorkingDayService days) {
    this.days = days;
  }

  @GET
  @Authenticated
  @Operation(
      summary = "The days of a year that were decided to differ from the rule",
      description =
          "Weekends and the public holidays of the Labour Code are off without standing here.")
  public Page<WorkingDayResponse> list(@RestQuery @Min(1990) @Max(2199) int year) {
    return new Page<>(days.ofYear(year).stream().map(WorkingDayResponse::from).toList(), null);
  }

  @GET
  @Path("/{date}")
  @Authenticated
  @Operation(summary = "One decided day")
  public RestResponse<WorkingDayResponse> get(@RestPath LocalDate date) {
    return answer(days.require(date));
  }

  @PUT
  @Path("/{date}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Decide that a day is worked or off",
      description = "If-Match is needed when the day was decided before.")
  public RestResponse<WorkingDayResponse> put(
      @RestPath LocalDate date,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull DecideDayRequest request) {
    return answer(days.decide(date, request.kind(), request.note(), request.legalBasis(), ifMatch));
  }

  @DELETE
  @Path("/{date}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Take a decision back, so that the rule holds again")
  public void delete(
      @RestPath LocalDate date,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery @NotBlank @Size(max = 300) String legalBasis) {
    days.takeBack(date, legalBasis, ifMatch);
  }

  private static RestResponse<WorkingDayResponse> answer(EditedDay day) {
    return RestResponse.ResponseBuilder.ok(WorkingDayResponse.from(day))
        .header(HttpHeaders.ETAG, Versions.etag(day.version))
        .build();
  }

  @Schema(name = "DecideDayRequest")
  record DecideDayRequest(
      @NotNull @Schema(examples = "WORKING") WorkingDay.Kind kind,
      @NotBlank @Size(max = 300) @Schema(examples = "Làm bù cho thứ Sáu 02/01/2026") String note,
      @NotBlank @Size(max = 300) @Schema(examples = "Thông báo của Bộ Nội vụ về lịch nghỉ năm 2026")
          String legalBasis) {}

  @Schema(name = "WorkingDayResponse")
  record WorkingDayResponse(
      LocalDate date, WorkingDay.Kind kind, String note, String legalBasis, long version) {

    static WorkingDayResponse from(EditedDay day) {
      return new WorkingDayResponse(day.date, day.kind, day.note, day.legalBasis, day.version);
    }
  }
}
