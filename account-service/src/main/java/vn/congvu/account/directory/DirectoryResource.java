package vn.congvu.account.directory;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Page;

@Path("/api/v1/directory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Directory", description = "Public fields of the province's mailboxes")
class DirectoryResource {
  private final DirectoryService directory;

  DirectoryResource(DirectoryService directory) {
    this.directory = directory;
  }

  @GET
  @Operation(
      summary = "Search the directory",
      description =
          "By name. Each word of q must begin a word of the name, position or address; accents and case do not matter. The whole province, for everyone with a login; never a phone or a birth date.")
  public Page<DirectoryEntry> search(
      @QueryParam("q") @Size(max = 200) @Parameter(example = "nguyen van an")
          @Nullable String query,
      @QueryParam("unit")
          @Size(max = 64)
          @Parameter(description = "Code of a unit: it and all below it", example = "snv")
          @Nullable String unit,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return directory.search(query, unit, after, limit);
  }
}
