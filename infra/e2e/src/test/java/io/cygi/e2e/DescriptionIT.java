package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document describes all of its parts: operations, parameters, answers, headers and properties. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionIT {

    private static final Set<String> WITHOUT_EXAMPLE = Set.of("object", "array");

    private final Api api;
    private JsonNode document = Api.JSON.missingNode();

    DescriptionIT(Api api) {
        this.api = api;
    }

    @BeforeAll
    void read() {
        document = api.get("/v3/api-docs").expect(200).json();
    }

    @Test
    void describesEveryOperation() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : Operation.all(api)) {
            JsonNode described = operation.description();
            requireText(described, "summary", operation + "", missing);
            requireSentence(described, operation + "", missing);
            if (!described.path("operationId").asString().matches("[a-z]+[A-Z][A-Za-z]*")) {
                missing.add("an operationId of words for " + operation);
            }
            if (described.path("tags").size() != 1) {
                missing.add("one tag for " + operation);
            }
            for (JsonNode parameter : described.path("parameters")) {
                String name = operation + " parameter " + parameter.path("name").asString();
                requireSentence(parameter, name, missing);
                if (!parameter.has("example") && !parameter.path("schema").has("enum")) {
                    missing.add("an example of " + name);
                }
            }
        }
        assertThat(missing).as("missing in the openapi/*.yaml of the modules").isEmpty();
    }

    @Test
    void describesEveryAnswerWithItsProblems() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : Operation.all(api)) {
            JsonNode responses = operation.description().path("responses");
            if (responses.has("default")) {
                missing.add("statuses instead of the default for " + operation);
            }
            for (Map.Entry<String, JsonNode> entry : responses.properties()) {
                String name = operation + " " + entry.getKey();
                JsonNode response = resolved(entry.getValue());
                requireSentence(response, name, missing);
                for (JsonNode header : response.path("headers")) {
                    requireSentence(resolved(header), name + " header " + header, missing);
                }
                requireExample(response, name, missing);
                if (entry.getKey().startsWith("4")
                        && response.at("/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                                .isEmpty()) {
                    missing.add("the codes of " + name);
                }
            }
            requireExample(operation.description().path("requestBody"), operation + " body", missing);
        }
        assertThat(missing).as("missing in the openapi/*.yaml of the modules").isEmpty();
    }

    @Test
    void describesEverySchemaAndProperty() {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            requireSentence(schema.getValue(), schema.getKey(), missing);
            for (Map.Entry<String, JsonNode> property :
                    schema.getValue().path("properties").properties()) {
                String name = schema.getKey() + "." + property.getKey();
                JsonNode described = property.getValue();
                requireSentence(described, name, missing);
                boolean composed = described.has("$ref")
                        || described.has("anyOf")
                        || described.has("enum")
                        || WITHOUT_EXAMPLE.contains(described.path("type").asString(""))
                                && described.has("items")
                                && described.path("items").has("$ref");
                if (!composed && described.path("examples").isEmpty()) {
                    missing.add("an example of " + name);
                }
            }
        }
        assertThat(missing).as("missing in the openapi/*.yaml of the modules").isEmpty();
    }

    @Test
    void namesTheRequiredPropertiesOfAnAnswer() {
        assertThat(required("Reservation"))
                .contains("reservationId", "status", "total", "requestedAt")
                .doesNotContain("reason", "holdUntil", "confirmedAt", "refunded");
        assertThat(required("ConcertSummaryPage")).containsExactlyInAnyOrder("items", "nextCursor");
        assertThat(document.at("/components/schemas/ConcertSummaryPage/properties/nextCursor/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(required("SettlementRun")).contains("endedAt", "settled");
        assertThat(required("BookingRequest")).isEmpty();
        assertThat(required("RuleComparisonRequest")).containsExactlyInAnyOrder("from", "to", "terms");
    }

    private List<String> required(String schema) {
        return document.at("/components/schemas/" + schema + "/required").values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static void requireText(JsonNode of, String field, String name, List<String> missing) {
        if (of.path(field).asString("").isBlank()) {
            missing.add("a " + field + " of " + name);
        }
    }

    private static void requireSentence(JsonNode of, String name, List<String> missing) {
        if (!of.path("description").asString("").strip().endsWith(".")) {
            missing.add("a sentence about " + name);
        }
    }

    private static void requireExample(JsonNode body, String name, List<String> missing) {
        for (Map.Entry<String, JsonNode> media : body.path("content").properties()) {
            boolean binary = media.getValue().at("/schema/format").asString("").equals("binary");
            if (!binary && !media.getValue().has("example") && !media.getValue().has("examples")) {
                missing.add("an example of " + name + " as " + media.getKey());
            }
        }
    }
}
