package io.cygi.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An operation that the OpenAPI document describes.
 *
 * @param method HTTP method
 * @param template the path with parameters in braces
 * @param description the document's description of the operation
 */
record Operation(String method, String template, JsonNode description) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** {@return all operations of the document} */
    static List<Operation> all(Api api) {
        List<Operation> operations = new ArrayList<>();
        JsonNode paths = api.get("/v3/api-docs").expect(200).json().path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    /**
     * {@return the path of the operation}
     *
     * @param values the values of the path's parameters; others become {@code x}
     */
    String path(Map<String, String> values) {
        String path = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path.replaceAll("\\{[^}]*}", "x");
    }

    /** {@return the names of the query parameters} */
    List<String> queryParameters() {
        return description.path("parameters").values().stream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    /** {@return whether requests with this method have a body} */
    boolean hasBody() {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
