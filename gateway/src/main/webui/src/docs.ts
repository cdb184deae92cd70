import "swagger-ui-dist/swagger-ui.css";
// @ts-expect-error the bundle comes without types
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";

SwaggerUI({
  dom_id: "#docs",
  url: "/openapi.json",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  // The default would send the document to a validator on the Internet.
  validatorUrl: null,
  requestInterceptor: (request: { headers: Record<string, string> }) => {
    request.headers["X-Congvu-Csrf"] = "1";
    return request;
  },
});
