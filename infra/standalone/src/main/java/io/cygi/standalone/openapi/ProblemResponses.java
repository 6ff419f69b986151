package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cygi.contracts.ProblemCode;
import io.cygi.web.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/**
 * Adds the problems of operations. Some are named by an operation's text. Others follow from its shape: a request may
 * be malformed, a token may be missing, a path may name nothing.
 */
final class ProblemResponses {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Map<String, HttpStatus> BEYOND_CODES = Map.of(
            "NOT_ACCEPTABLE", HttpStatus.NOT_ACCEPTABLE,
            "CONTENT_TOO_LARGE", HttpStatus.CONTENT_TOO_LARGE,
            "REQUEST_TIMEOUT", HttpStatus.REQUEST_TIMEOUT,
            "UNSUPPORTED_MEDIA_TYPE", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "FAILED", HttpStatus.INTERNAL_SERVER_ERROR);

    private final ObjectNode components;
    private final Texts texts;

    ProblemResponses(ObjectNode document, Texts texts) {
        this.components = Tree.object(document, "components");
        this.texts = texts;
        Tree.object(components, "schemas")
                .withObject("/" + PROBLEM + "/properties/code")
                .set("enum", codes());
    }

    private static ArrayNode codes() {
        ArrayNode codes = Tree.NODES.arrayNode();
        for (ProblemCode code : ProblemCode.values()) {
            codes.add(code.name());
        }
        return codes;
    }

    void add(ObjectNode operation, List<String> roles, JsonNode text) {
        // An invalid token is refused even if none is required.
        List<String> problems = new ArrayList<>(List.of("VALIDATION_FAILED", "UNAUTHENTICATED"));
        // This holds even if any role is sufficient: for an API key without the scope, and for a session without its
        // CSRF token.
        if (!roles.isEmpty()) {
            problems.add("FORBIDDEN");
        }
        ofParameters(operation, problems);
        if (answersContent(operation)) {
            problems.add("NOT_ACCEPTABLE");
        }
        if (operation.has("requestBody")) {
            problems.addAll(List.of("CONTENT_TOO_LARGE", "REQUEST_TIMEOUT", "UNSUPPORTED_MEDIA_TYPE"));
        }
        // Every operation bounds the requests that one caller has under way.
        problems.addAll(List.of("TOO_MANY_REQUESTS", "FAILED", "UNAVAILABLE"));
        Tree.texts(text.path("problems")).stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        Map<Integer, List<String>> byStatus = new TreeMap<>();
        problems.forEach(problem -> byStatus.computeIfAbsent(status(problem), status -> new ArrayList<>())
                .add(problem));
        ObjectNode responses = Tree.object(operation, "responses");
        List<String> headers = Tree.texts(text.path("problemHeaders"));
        byStatus.forEach((status, same) -> responses.set(
                String.valueOf(status),
                same.size() == 1 && headers.isEmpty() ? component(same.getFirst()) : response(same, headers)));
    }

    private static void ofParameters(ObjectNode operation, List<String> problems) {
        for (JsonNode parameter : operation.path("parameters")) {
            String problem =
                    switch (parameter.path("in").asText() + " "
                            + parameter.path("name").asText()) {
                        case "header Idempotency-Key" -> "IDEMPOTENCY_KEY_REUSED";
                        case "header If-Match" -> "PRECONDITION_FAILED";
                        default -> parameter.path("in").asText().equals("path") ? "NOT_FOUND" : "";
                    };
            if (!problem.isEmpty() && !problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }

    private static boolean answersContent(ObjectNode operation) {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2") && response.getValue().has("content")) {
                return true;
            }
        }
        return false;
    }

    private static int status(String problem) {
        HttpStatus beyond = BEYOND_CODES.get(problem);
        return (beyond == null ? Problems.status(ProblemCode.valueOf(problem)) : beyond).value();
    }

    /** Returns the code of a problem's status. A status without a code of its own has that of its class. */
    private static String code(String problem) {
        if (problem.equals("FAILED")) {
            return ProblemCode.UNAVAILABLE.name();
        }
        return BEYOND_CODES.containsKey(problem) ? ProblemCode.VALIDATION_FAILED.name() : problem;
    }

    /** {@return the name of a problem's component, for example NotFound} */
    private static String name(String problem) {
        StringBuilder name = new StringBuilder();
        for (String word : problem.split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private ObjectNode component(String problem) {
        ObjectNode responses = Tree.object(components, "responses");
        String name = name(problem);
        if (!responses.has(name)) {
            responses.set(name, response(List.of(problem), List.of()));
        }
        return Tree.ref("responses", name);
    }

    private ObjectNode response(List<String> problems, List<String> more) {
        ObjectNode response = Tree.NODES.objectNode();
        List<String> sentences = problems.stream()
                .map(problem ->
                        code(problem) + ": " + text(problem).path("description").asText())
                .toList();
        response.put("description", String.join("\n\n", sentences));
        List<String> headers =
                new ArrayList<>(Tree.texts(text(problems.getFirst()).path("headers")));
        headers.addAll(more);
        headers.forEach(header -> Tree.object(response, "headers").set(header, Tree.ref("headers", header)));
        ObjectNode media = response.putObject("content").putObject(PROBLEM_JSON);
        ObjectNode schema = media.putObject("schema");
        ArrayNode all = schema.putArray("allOf");
        all.add(Tree.ref("schemas", PROBLEM));
        ObjectNode narrowed = all.addObject().putObject("properties");
        int status = status(problems.getFirst());
        narrowed.putObject("status").putArray("enum").add(status);
        narrowed.putObject("code")
                .set(
                        "enum",
                        Tree.array(problems.stream()
                                .map(ProblemResponses::code)
                                .distinct()
                                .toList()));
        ObjectNode examples = media.putObject("examples");
        problems.forEach(problem -> examples.putObject(code(problem)).set("value", example(problem, status)));
        return response;
    }

    private JsonNode text(String problem) {
        JsonNode text = texts.use("problems", problem);
        if (text.isMissingNode()) {
            throw new IllegalStateException("The texts do not describe the problem " + problem);
        }
        return text;
    }

    private ObjectNode example(String problem, int status) {
        ObjectNode example = Tree.NODES.objectNode();
        example.put(
                "type",
                Problems.of(ProblemCode.valueOf(code(problem)), "").getType().toString());
        example.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        example.put("status", status);
        Tree.merge(example, text(problem).path("example"));
        example.put("code", code(problem));
        return example;
    }
}
