package vn.congvu.account.credential;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/credential-reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Credentials", description = "Lost and leaked passwords, one-time links")
class CredentialReportResource {

  private final CredentialReportService reports;

  CredentialReportResource(CredentialReportService reports) {
    this.reports = reports;
  }

  @POST
  @Idempotent
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.INTEGRATION,
    Role.SERVICE
  })
  @Operation(
      summary = "Reports a lost or a leaked password",
      description =
          "A leaked one is voided at once on the mail server and at the identity provider, and"
              + " every open session ends. An officer reports their own mailbox only.")
  public RestResponse<ReportResponse> report(@NotNull @Valid OpenReportRequest request) {
    ReportResponse opened = reports.report(request);
    return ResponseBuilder.<ReportResponse>created(
            URI.create("/api/v1/credential-reports/" + opened.id()))
        .entity(opened)
        .build();
  }

  @GET
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.INTEGRATION
  })
  @Operation(summary = "Mailboxes that wait for a new password, newest first")
  public Page<ReportResponse> list(
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("kind") @Nullable ReportKind kind,
      @QueryParam("mailboxAddress") @Nullable String mailboxAddress,
      @QueryParam("requestId") @Nullable UUID requestId,
      @QueryParam("overdue") @DefaultValue("false") boolean overdue,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return reports.page(open, kind, mailboxAddress, requestId, overdue, after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.INTEGRATION
  })
  @Operation(summary = "One report")
  public ReportResponse get(@PathParam("id") UUID id) {
    return reports.get(id);
  }
}
