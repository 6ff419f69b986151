package io.cygi.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.junit.jupiter.api.Test;

class DocumentCompleterTest {

    private final DocumentCompleter completer = new DocumentCompleter(new SchemaClasses());

    @Test
    void refusesATextOfAnUnknownOperation() {
        OpenAPI api = api("/api/v1/me");
        assertThatThrownBy(() -> completer.customise(api))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("operations: GET /api/v1/me/reservations");
    }

    @Test
    void leavesOutTheTextsOfAFileWithoutAnyOfItsOperations() {
        OpenAPI api = api("/api/v1/me");
        assertThatThrownBy(() -> completer.customise(api))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain("/api/v1/demo/tokens");
    }

    @Test
    void leavesARefusedDocumentUnchanged() {
        OpenAPI api = api("/api/v1/me");
        assertThatThrownBy(() -> completer.customise(api)).isInstanceOf(IllegalStateException.class);
        assertThat(api.getInfo()).isNull();
    }

    private static OpenAPI api(String path) {
        Operation operation = new Operation()
                .operationId("x")
                .responses(new ApiResponses().addApiResponse("200", new ApiResponse().description("OK")));
        return new OpenAPI()
                .paths(new Paths().addPathItem(path, new PathItem().get(operation)))
                .components(new Components());
    }
}
