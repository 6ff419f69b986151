package io.cygi.e2e;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of a document. Answers are checked with closed schemas, so that a property that the document does not
 * have is found. Requests are checked with the schemas as they are, because callers may send more than is read.
 */
final class ContractSchemas {

    private static final String ANSWERS = "urn:cygi:answers";
    private static final String REQUESTS = "urn:cygi:requests";
    private static final String COMPONENTS = "#/components/";

    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode problem;

    ContractSchemas(JsonNode document) {
        ObjectNode asked = Api.JSON.createObjectNode();
        asked.putObject("components").set("schemas", document.at("/components/schemas"));
        ObjectNode answered = asked.deepCopy();
        answered.at("/components/schemas").forEach(ContractSchemas::close);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ANSWERS, answered.toString(), REQUESTS, asked.toString())));
        this.problem = Api.JSON.createObjectNode().put("$ref", COMPONENTS + "schemas/Problem");
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    /** {@return the schema of a refusal} */
    JsonNode problem() {
        return problem;
    }

    /** {@return the faults of an answer's body} */
    List<String> ofAnswer(JsonNode schema, @Nullable String body) {
        try {
            return findings(ANSWERS, schema, Api.JSON.readTree(body == null ? "" : body));
        } catch (JacksonException e) {
            return List.of("the body is not JSON");
        }
    }

    /** {@return the faults of a request's body} */
    List<String> ofRequest(JsonNode schema, String body) {
        return findings(REQUESTS, schema, Api.JSON.readTree(body));
    }

    /** {@return the faults of a header} */
    List<String> ofHeader(JsonNode schema, String value) {
        boolean number = schema.path("type").asString().equals("integer") && value.matches("-?\\d{1,18}");
        return findings(
                ANSWERS,
                schema,
                number
                        ? Api.JSON.getNodeFactory().numberNode(Long.parseLong(value))
                        : Api.JSON.getNodeFactory().stringNode(value));
    }

    private List<String> findings(String resource, JsonNode schema, JsonNode value) {
        String text = schema.toString();
        return compiled.computeIfAbsent(resource + text, key -> compile(resource, text)).validate(value).stream()
                .map(ContractSchemas::shown)
                .distinct()
                .toList();
    }

    private Schema compile(String resource, String schema) {
        return registry.getSchema(
                SchemaLocation.of(resource + ":" + Integer.toHexString(schema.hashCode())),
                Api.JSON.readTree(schema.replace("\"" + COMPONENTS, "\"" + resource + COMPONENTS)));
    }

    private static String shown(Error error) {
        return error.getInstanceLocation() + " " + error.getMessage();
    }
}
