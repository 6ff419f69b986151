package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Completes the document that springdoc derives from the controllers: adds texts, examples, problems and required
 * fields. Fails if a text belongs to nothing in the document.
 */
final class DocumentCompleter implements OpenApiCustomizer {

    private final SchemaClasses classes;

    DocumentCompleter(SchemaClasses classes) {
        this.classes = classes;
    }

    @Override
    public void customise(OpenAPI api) {
        ObjectNode document = Json31.mapper().valueToTree(api);
        Texts texts = Texts.ofOperations(Tree.object(document, "paths"));
        Tree.merge(document, texts.document());
        new OperationCompleter(document, texts).complete();
        new SchemaCompleter(document, texts, classes).complete();
        new ExampleComposer(document).complete();
        List<String> stale = texts.stale();
        if (!stale.isEmpty()) {
            throw new IllegalStateException("These texts belong to nothing in the API: " + stale);
        }
        replace(api, document);
    }

    private static void replace(OpenAPI api, JsonNode document) {
        OpenAPI completed = Json31.mapper().convertValue(document, OpenAPI.class);
        api.info(completed.getInfo())
                .servers(completed.getServers())
                .tags(completed.getTags())
                .paths(completed.getPaths())
                .components(completed.getComponents());
    }
}
