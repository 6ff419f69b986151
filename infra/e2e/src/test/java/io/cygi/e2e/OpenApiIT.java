package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The API matches the committed copy of its OpenAPI document. {@code mvn verify -Dcygi.openapi.update=true} writes the
 * copy after an intended change.
 */
@ExtendWith(SharedPlatform.class)
class OpenApiIT {

    private static final int SHOWN_MAX = 50;

    private final Api api;
    private final Path committed = Contract.file();

    OpenApiIT(Api api) {
        this.api = api;
    }

    @Test
    void isAsCommitted() throws IOException {
        JsonNode served = sorted(api.get("/v3/api-docs").expect(200).json());
        if (Boolean.getBoolean("cygi.openapi.update")) {
            Files.createDirectories(Objects.requireNonNull(committed.getParent()));
            Files.writeString(committed, served.toPrettyString() + "\n");
        }
        assertThat(committed).as("committed with -Dcygi.openapi.update=true").exists();
        List<String> differences = new ArrayList<>();
        compare("", sorted(Api.JSON.readTree(Files.readString(committed))), served, differences);
        assertThat(differences.stream().limit(SHOWN_MAX).toList())
                .as("differences to docs/openapi.json; where they are meant, run mvn verify"
                        + " -Dcygi.openapi.update=true and commit it")
                .isEmpty();
    }

    @Test
    void hasAPage() {
        assertThat(api.get("/swagger-ui.html").status()).isIn(200, 301, 302, 303, 307);
        assertThat(api.get("/swagger-ui/index.html").expect(200).body()).contains("swagger-ui");
    }

    @Test
    void namesEveryOperationOnceAndWhatItNeeds() {
        List<Operation> operations = Operation.all(api);
        assertThat(operations)
                .extracting(
                        operation -> operation.description().path("operationId").asString())
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(operations)
                .extracting(Operation::toString)
                .contains(
                        "GET /api/v1/concerts",
                        "GET /api/v1/concerts/{concertId}",
                        "GET /api/v1/concerts/{concertId}/seats",
                        "GET /api/v1/concerts/{concertId}/seats/stream",
                        "POST /api/v1/concerts/{concertId}/reservations",
                        "GET /api/v1/reservations/{reservationId}",
                        "DELETE /api/v1/reservations/{reservationId}",
                        "POST /api/v1/reservations/{reservationId}/payment",
                        "GET /api/v1/me",
                        "GET /api/v1/me/reservations",
                        "GET /api/v1/me/wallet/transactions",
                        "POST /api/v1/organizer/concerts",
                        "PUT /api/v1/organizer/concerts/{concertId}",
                        "POST /api/v1/organizer/concerts/{concertId}/cancellation",
                        "PUT /api/v1/organizer/concerts/{concertId}/poster",
                        "GET /api/v1/organizer/concerts",
                        "GET /api/v1/organizer/concerts/{concertId}/sales",
                        "GET /api/v1/admin/processors",
                        "POST /api/v1/admin/processors/{name}/replay",
                        "POST /api/v1/demo/tokens",
                        "POST /api/v1/demo/concerts");
    }

    /** {@return the document with its keys in order} The order of keys has no meaning. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return Api.JSON.createObjectNode().setAll(fields);
        }
        if (node.isArray()) {
            return Api.JSON
                    .createArrayNode()
                    .addAll(node.valueStream().map(OpenApiIT::sorted).toList());
        }
        return node;
    }

    private static void compare(
            String pointer, @Nullable JsonNode expected, @Nullable JsonNode actual, List<String> differences) {
        if (expected == null || actual == null) {
            differences.add(pointer + (expected == null ? " is new" : " is gone"));
        } else if (expected.isObject() && actual.isObject()) {
            TreeSet<String> names = new TreeSet<>(expected.propertyNames());
            names.addAll(actual.propertyNames());
            for (String name : names) {
                String escaped = name.replace("~", "~0").replace("/", "~1");
                compare(pointer + "/" + escaped, expected.get(name), actual.get(name), differences);
            }
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                compare(pointer + "/" + i, expected.get(i), actual.get(i), differences);
            }
        } else if (!expected.equals(actual)) {
            differences.add(pointer + " was " + expected + " and is " + actual);
        }
    }
}
