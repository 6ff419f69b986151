package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code docs/openapi.json} is free of findings, and a client that is generated from it books a seat. */
@ExtendWith(SharedPlatform.class)
class TypeScriptClientIT {

    private final Api api;

    TypeScriptClientIT(Api api) {
        this.api = api;
    }

    @Test
    void theDocumentIsWithoutFindings() {
        assertThat(NodeProject.run("lint", Map.of()))
                .contains("No results with a severity of 'hint' or higher found!")
                .contains("Your API description is valid");
    }

    @Test
    void theGeneratedClientCompilesAndBooksASeat() {
        NodeProject.run("generate", Map.of());
        NodeProject.run("build", Map.of());
        assertThat(NodeProject.run("test", Map.of("CYGI_URL", String.valueOf(api.address("")))))
                .contains("# pass 2")
                .contains("# fail 0");
    }
}
