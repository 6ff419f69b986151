package io.cygi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks exchanges against {@code docs/openapi.json}: status, headers, media type and body of every answer, and the
 * requests that were accepted. A path or method that the document does not have must be refused with a problem. Safe
 * for use by many threads.
 */
final class Contract {

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final int FINDINGS_MAX = 10;

    /** Headers that may come only if the document says so. All others are those of HTTP and of browsers' safety. */
    private static final List<String> TOLD = List.of(
            "Location",
            "ETag",
            "Retry-After",
            "Preference-Applied",
            "Waiting-Room-Pass",
            "WWW-Authenticate",
            "X-Correlation-Id");

    private final JsonNode document;
    private final ContractSchemas schemas;
    private final List<Described> operations;

    /** An operation of the document. */
    private record Described(String method, String template, Pattern path, JsonNode description) {}

    Contract(JsonNode document) {
        this.document = document;
        this.schemas = new ContractSchemas(document);
        // If two templates fit, the one with fewer parameters is meant.
        this.operations = document.path("paths").properties().stream()
                .sorted(Comparator.comparingInt(path -> path.getKey().split("\\{", -1).length))
                .flatMap(path -> operations(path.getKey(), path.getValue()))
                .toList();
    }

    private static Stream<Described> operations(String template, JsonNode item) {
        Pattern path = Pattern.compile(Stream.of(template.split("(?=\\{)|(?<=})"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .reduce("", String::concat));
        return item.properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> new Described(
                        operation.getKey().toUpperCase(Locale.ROOT), template, path, operation.getValue()));
    }

    /** Holder of the committed document. While the document is being rewritten, nothing is checked. */
    private static final class Committed {

        private static final Optional<Contract> CONTRACT =
                Boolean.getBoolean("cygi.openapi.update") ? Optional.empty() : Optional.of(new Contract(read()));

        static JsonNode read() {
            try {
                return Api.JSON.readTree(Files.readString(file()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** {@return the file of the document} */
    static Path file() {
        return Path.of(System.getProperty("cygi.openapi.committed", "../../docs/openapi.json"))
                .normalize();
    }

    /**
     * Checks an exchange against the committed document.
     *
     * @throws AssertionError with the differences
     */
    static void check(Exchange exchange) {
        Committed.CONTRACT.ifPresent(contract -> {
            List<String> findings = contract.findings(exchange);
            if (!findings.isEmpty()) {
                throw new AssertionError(exchange + ", which docs/openapi.json does not describe: "
                        + String.join("; ", findings.subList(0, Math.min(findings.size(), FINDINGS_MAX))));
            }
        });
    }

    /** {@return the differences between an exchange and the document} */
    List<String> findings(Exchange exchange) {
        if (!exchange.path().startsWith("/api/")) {
            return List.of();
        }
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        Optional<Described> operation = operations.stream()
                .filter(described -> described.method.equals(method)
                        && described.path.matcher(exchange.pathOnly()).matches())
                .findFirst();
        boolean absent = operation.isEmpty() || absentInProduction(exchange);
        return absent ? ofUnknown(exchange) : ofOperation(exchange, operation.get());
    }

    /** {@return whether the operation is absent in production} The demo's operations exist only with its profile. */
    private static boolean absentInProduction(Exchange exchange) {
        return exchange.path().startsWith("/api/v1/demo/") && Set.of(401, 404).contains(exchange.status());
    }

    /**
     * {@return the differences of an exchange whose path or method is not in the document} Every path answers OPTIONS
     * with its methods, which the document has anyway.
     */
    private List<String> ofUnknown(Exchange exchange) {
        if (exchange.method().equals("OPTIONS")
                && exchange.status() == 204
                && exchange.headers().firstValue("Allow").isPresent()) {
            return List.of();
        }
        if (exchange.status() < 400 || exchange.status() >= 500) {
            return List.of("there is no such operation, and it is not refused");
        }
        if (exchange.method().equals("HEAD")) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        if (!exchange.mediaType().equals(PROBLEM_JSON)) {
            findings.add("the refusal is of type " + exchange.mediaType());
        } else if (exchange.body() != null) {
            findings.addAll(schemas.ofAnswer(schemas.problem(), exchange.body()));
        }
        return findings;
    }

    private List<String> ofOperation(Exchange exchange, Described operation) {
        JsonNode response = resolve(operation.description.path("responses").path(String.valueOf(exchange.status())));
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> findings = new ArrayList<>();
        addHeaders(exchange, response, findings);
        if (!exchange.method().equals("HEAD")) {
            addBody(exchange, response, findings);
        }
        if (exchange.status() < 300) {
            addRequest(exchange, operation, findings);
        }
        return findings;
    }

    private void addHeaders(Exchange exchange, JsonNode response, List<String> findings) {
        JsonNode described = response.path("headers");
        for (String name : TOLD) {
            if (exchange.headers().firstValue(name).isPresent() && !described.has(name)) {
                findings.add("the header " + name + " is not described");
            }
        }
        for (Map.Entry<String, JsonNode> entry : described.properties()) {
            JsonNode header = resolve(entry.getValue());
            Optional<String> value = exchange.headers().firstValue(entry.getKey());
            if (value.isEmpty() && header.path("required").asBoolean()) {
                findings.add("the header " + entry.getKey() + " is missing");
            }
            value.ifPresent(text -> schemas.ofHeader(header.path("schema"), text)
                    .forEach(finding -> findings.add("the header " + entry.getKey() + ": " + finding)));
        }
    }

    private void addBody(Exchange exchange, JsonNode response, List<String> findings) {
        JsonNode content = response.path("content");
        String type = exchange.mediaType();
        if (content.isEmpty()) {
            addUnexpected(exchange, findings);
        } else if (type.isEmpty() && response.path("x-optional-body").asBoolean()) {
            addUnexpected(exchange, findings);
        } else if (!content.has(type)) {
            findings.add("the media type " + type + " is not described");
        } else if (type.endsWith("json") && exchange.body() != null && !compressed(exchange)) {
            findings.addAll(schemas.ofAnswer(content.path(type).path("schema"), exchange.body()));
        }
    }

    /** {@return whether the body is compressed} The client does not decompress a body that it reads as text. */
    private static boolean compressed(Exchange exchange) {
        return exchange.headers().firstValue("Content-Encoding").isPresent();
    }

    private static void addUnexpected(Exchange exchange, List<String> findings) {
        if (exchange.body() != null && !exchange.body().isEmpty()) {
            findings.add("there is a body, and none is described");
        }
    }

    /**
     * Checks an accepted request. It needs the parts that the document requires, and may have no query parameter that
     * the document does not have. A word of the query without a value is no parameter.
     */
    private void addRequest(Exchange exchange, Described operation, List<String> findings) {
        List<String> known = new ArrayList<>();
        operation.description.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asString().equals("query")) {
                known.add(parameter.path("name").asString());
            }
        });
        Stream.of(exchange.query().split("&"))
                .filter(parameter -> parameter.contains("="))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.add("the query parameter " + name + " is not described"));
        JsonNode body =
                operation.description.path("requestBody").path("content").path("application/json");
        if (exchange.sent() != null && !body.isMissingNode()) {
            try {
                schemas.ofRequest(body.path("schema"), exchange.sent())
                        .forEach(finding -> findings.add("the request, which was accepted: " + finding));
            } catch (JacksonException e) {
                findings.add("the request, which was accepted, is not JSON");
            }
        }
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
