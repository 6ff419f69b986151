package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Composes an example of each JSON body that has none, from the examples of its schema's properties. */
final class ExampleComposer {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON = "application/json";

    private final ObjectNode document;

    ExampleComposer(ObjectNode document) {
        this.document = document;
    }

    void complete() {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                complete(operation.path("requestBody"));
                operation.path("responses").forEach(this::complete);
            }
        }
    }

    private void complete(JsonNode body) {
        if (body.path("content").get(JSON) instanceof ObjectNode media
                && media.has("schema")
                && !media.has("example")
                && !media.has("examples")) {
            JsonNode example = example(media.path("schema"), new HashSet<>());
            if (example != null) {
                media.set("example", example);
            }
        }
    }

    /**
     * {@return an example, null if the schema has none}
     *
     * @param schema the schema
     * @param within names of the schemas that contain it
     */
    private @Nullable JsonNode example(JsonNode schema, Set<String> within) {
        if (schema.path("examples").isArray() && !schema.path("examples").isEmpty()) {
            return schema.path("examples").get(0);
        }
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().substring(SCHEMAS.length());
            if (!within.add(name)) {
                return null;
            }
            JsonNode example =
                    example(document.path("components").path("schemas").path(name), within);
            within.remove(name);
            return example;
        }
        for (String either : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.has(either)) {
                return example(schema.path(either).get(0), within);
            }
        }
        if (schema.has("items")) {
            JsonNode item = example(schema.path("items"), within);
            return item == null ? null : Tree.NODES.arrayNode().add(item);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return schema.has("properties") ? composed(schema, within) : simple(schema);
    }

    private ObjectNode composed(JsonNode schema, Set<String> within) {
        ObjectNode example = Tree.NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = example(property.getValue(), within);
            if (value != null) {
                example.set(property.getKey(), value);
            }
        });
        return example;
    }

    private static @Nullable JsonNode simple(JsonNode schema) {
        return schema.path("type").asText().equals("boolean") ? Tree.NODES.booleanNode(true) : null;
    }
}
