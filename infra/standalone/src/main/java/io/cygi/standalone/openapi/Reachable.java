package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Finds the schemas that requests and answers use, directly or through other schemas. */
final class Reachable {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode schemas;
    private final Set<String> requests = new HashSet<>();
    private final Set<String> anywhere = new HashSet<>();

    private Reachable(JsonNode schemas) {
        this.schemas = schemas;
    }

    static Reachable in(JsonNode document, JsonNode schemas) {
        Reachable reachable = new Reachable(schemas);
        document.path("paths").findValues("requestBody").forEach(body -> reachable.follow(body, reachable.requests));
        reachable.follow(document.path("paths"), reachable.anywhere);
        document.path("components").properties().stream()
                .filter(component -> !component.getKey().equals("schemas"))
                .forEach(component -> reachable.follow(component.getValue(), reachable.anywhere));
        return reachable;
    }

    private void follow(JsonNode from, Set<String> seen) {
        for (String target : from.findValuesAsText("$ref")) {
            String name = target.startsWith(SCHEMAS) ? target.substring(SCHEMAS.length()) : "";
            if (!name.isEmpty() && seen.add(name)) {
                follow(schemas.path(name), seen);
            }
        }
    }

    boolean fromRequests(String name) {
        return requests.contains(name);
    }

    boolean anywhere(String name) {
        return anywhere.contains(name);
    }
}
