package vn.congvu.platform.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents once, for every operation, that errors are problem details. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemInOpenApi implements OASFilter {

  private static final String NAME = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents().addResponse(NAME, response());
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      api.getPaths()
          .getPathItems()
          .values()
          .forEach(path -> path.getOperations().values().forEach(ProblemInOpenApi::add));
    }
  }

  private static void add(Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().ref(NAME));
  }

  private static APIResponse response() {
    return OASFactory.createAPIResponse()
        .description("Problem details (RFC 9457)")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME))));
  }
}
