package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Completes the operations of the document: names, texts, tokens, parameters, headers and the problems of each. */
final class OperationCompleter {

    private static final String HEADERS = "#/components/headers/";
    private static final String EVERYWHERE = "everywhere";
    private static final String BEARER = "bearer";
    private static final List<String> OWN = List.of("parameters", "responses", "problems", "problemHeaders", "roles");
    private static final List<String> STANDARD_HEADERS = List.of("Accept", "Content-Type", "Authorization");
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final ObjectNode document;
    private final Texts texts;
    private final ProblemResponses problems;

    OperationCompleter(ObjectNode document, Texts texts) {
        this.document = document;
        this.texts = texts;
        this.problems = new ProblemResponses(document, texts);
    }

    void complete() {
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    if (path.getValue().get(method) instanceof ObjectNode operation) {
                        String name = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
                        complete(operation, texts.use("operations", name), name);
                    }
                }));
        addHeadersOfEveryAnswer();
        completeHeaders();
    }

    /** Adds the headers that the texts mark with {@code everywhere} to every answer. */
    private void addHeadersOfEveryAnswer() {
        List<ObjectNode> responses = new ArrayList<>();
        document.path("paths")
                .findParents("operationId")
                .forEach(operation -> operation.path("responses").forEach(answer -> add(answer, responses)));
        document.path("components").path("responses").forEach(answer -> add(answer, responses));
        texts.section("headers").properties().forEach(header -> {
            if (header.getValue().path(EVERYWHERE).asBoolean()) {
                responses.forEach(response ->
                        Tree.object(response, "headers").set(header.getKey(), Tree.ref("headers", header.getKey())));
            }
        });
    }

    private static void add(JsonNode response, List<ObjectNode> responses) {
        if (!response.has("$ref") && response instanceof ObjectNode described) {
            responses.add(described);
        }
    }

    private void completeHeaders() {
        ObjectNode headers = Tree.object(Tree.object(document, "components"), "headers");
        for (String reference : document.findValuesAsText("$ref")) {
            String name = reference.startsWith(HEADERS) ? reference.substring(HEADERS.length()) : "";
            if (!name.isEmpty() && texts.use("headers", name) instanceof ObjectNode header) {
                headers.set(name, header.deepCopy().without(EVERYWHERE));
            }
        }
    }

    private void complete(ObjectNode operation, JsonNode text, String name) {
        text.properties().forEach(field -> {
            if (!OWN.contains(field.getKey())) {
                Tree.merge(operation, Tree.NODES.objectNode().set(field.getKey(), field.getValue()));
            }
        });
        completeParameters(operation, text.path("parameters"), name);
        completeResponses(operation, text.path("responses"));
        List<String> roles = Tree.texts(text.path("roles"));
        ArrayNode security = operation.putArray("security");
        if (!roles.isEmpty()) {
            security.addObject().putArray(BEARER);
        }
        problems.add(operation, roles, text);
    }

    /** Completes the parameters. A text with {@code in} adds a parameter that the controller does not declare. */
    private void completeParameters(ObjectNode operation, JsonNode own, String name) {
        removeStandardHeaders(operation);
        own.properties().forEach(parameter -> {
            if (parameter.getValue().has("in")) {
                operation.withArray("parameters").addObject().put("name", parameter.getKey());
            }
        });
        for (JsonNode parameter : operation.path("parameters")) {
            ObjectNode described = (ObjectNode) parameter;
            String parameterName = described.path("name").asText();
            Tree.describe(described, texts.use("parameters", parameterName));
            Tree.describe(described, own.path(parameterName));
        }
        own.fieldNames().forEachRemaining(parameter -> {
            if (!has(operation.path("parameters"), parameter)) {
                texts.addUnknown(name, parameter);
            }
        });
    }

    /** Removes parameters for standard headers, which the document describes elsewhere. */
    private static void removeStandardHeaders(ObjectNode operation) {
        if (operation.get("parameters") instanceof ArrayNode parameters) {
            for (int i = parameters.size() - 1; i >= 0; i--) {
                if (STANDARD_HEADERS.contains(parameters.path(i).path("name").asText())) {
                    parameters.remove(i);
                }
            }
        }
    }

    private static boolean has(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Completes the responses. Their headers are a list of names, and their content replaces the derived one. */
    private void completeResponses(ObjectNode operation, JsonNode own) {
        ObjectNode responses = Tree.object(operation, "responses");
        own.properties().forEach(entry -> {
            ObjectNode response = Tree.object(responses, entry.getKey());
            ObjectNode text = (ObjectNode) entry.getValue().deepCopy();
            if (text.remove("headers") instanceof ArrayNode headers) {
                Tree.texts(headers)
                        .forEach(header -> Tree.object(response, "headers").set(header, Tree.ref("headers", header)));
            }
            if (text.remove("content") instanceof ObjectNode content) {
                response.set("content", content);
            }
            Tree.merge(response, text);
        });
    }
}
