package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Completes the schemas of the document: public names, required properties, nullness and texts. */
final class SchemaCompleter {

    private static final String PAGE = "CursorPage";
    private static final String REF = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;
    private final ObjectNode schemas;
    private final Texts texts;
    private final SchemaClasses classes;

    SchemaCompleter(ObjectNode document, Texts texts, SchemaClasses classes) {
        this.document = document;
        this.schemas = Tree.object(Tree.object(document, "components"), "schemas");
        this.texts = texts;
        this.classes = classes;
    }

    void complete() {
        Reachable reachable = Reachable.in(document, schemas);
        Map<String, String> names = new HashMap<>();
        for (String name : List.copyOf(names(schemas))) {
            if (!reachable.anywhere(name)) {
                schemas.remove(name);
            } else if (name.contains(".")) {
                requireAsMarked(name, reachable);
                names.put(name, publicName(name));
            }
        }
        rename(names);
        names(schemas).forEach(this::describe);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void requireAsMarked(String name, Reachable reachable) {
        if (!(schemas.path(name).path("properties") instanceof ObjectNode properties)) {
            return;
        }
        ObjectNode schema = (ObjectNode) schemas.path(name);
        Set<String> required = new TreeSet<>(Tree.texts(schema.path("required")));
        boolean asked = reachable.fromRequests(name);
        for (String property : names(properties)) {
            SchemaClasses.@Nullable Nullness marks =
                    classes.nullness(name, property).orElse(null);
            if (marks == null || required.contains(property)) {
                continue;
            }
            if (!marks.nullable() || !asked && !marks.omitted()) {
                required.add(property);
            }
            if (marks.nullable() && (asked || !marks.omitted())) {
                properties.set(property, orNull((ObjectNode) properties.path(property)));
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", Tree.array(required));
        }
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.has(REF)) {
            ObjectNode either = Tree.NODES.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.get("type") instanceof TextNode type) {
            schema.putArray("type").add(type).add("null");
        }
        if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return schema;
    }

    /**
     * {@return a schema's public name: the simple name without {@code Body}, or the name that the texts give {@code of}
     * this class}
     */
    private String publicName(String name) {
        int page = name.indexOf(PAGE);
        if (page >= 0 && page + PAGE.length() < name.length()) {
            return publicName(name.substring(page + PAGE.length())) + "Page";
        }
        String dotted = "." + name.replace('$', '.');
        for (Map.Entry<String, JsonNode> text : texts.section("schemas").properties()) {
            String of = text.getValue().path("of").asText();
            if (!of.isEmpty() && dotted.endsWith("." + of)) {
                return text.getKey();
            }
        }
        String simple = dotted.substring(dotted.lastIndexOf('.') + 1);
        return simple.endsWith("Body") ? simple.substring(0, simple.length() - "Body".length()) : simple;
    }

    private void rename(Map<String, String> names) {
        names.forEach((from, to) -> {
            if (schemas.has(to)) {
                throw new IllegalStateException("Two schemas are called " + to + ", one of them is of " + from
                        + "; name it with `of` in the texts");
            }
            schemas.set(to, schemas.remove(from));
        });
        document.findParents(REF).forEach(parent -> {
            String target = parent.path(REF).asText();
            String to = target.startsWith(SCHEMAS) ? names.get(target.substring(SCHEMAS.length())) : null;
            if (to != null) {
                ((ObjectNode) parent).put(REF, SCHEMAS + to);
            }
        });
    }

    /** Anchors the pattern of a schema. A Java pattern matches the whole text, one of JSON Schema any part of it. */
    private static void anchor(ObjectNode schema) {
        String pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty() && !pattern.startsWith("^")) {
            schema.put("pattern", "^(?:" + pattern + ")$");
        }
    }

    private void describe(String name) {
        ObjectNode schema = (ObjectNode) schemas.path(name);
        JsonNode text = texts.use("schemas", name);
        ObjectNode properties = Tree.object(schema, "properties");
        for (String property : names(properties)) {
            JsonNode own = text.path("properties").path(property);
            ObjectNode described = (ObjectNode) properties.path(property);
            boolean complete = described.has("description") || own.isTextual() || own.has("description");
            if (!complete) {
                Tree.describe(described, texts.use("properties", property));
            }
            anchor(described);
            Tree.describe(described, own);
        }
        for (String property : names(text.path("properties"))) {
            if (!properties.has(property)) {
                texts.addUnknown(name, property);
            }
        }
        if (text.has("example")) {
            schema.putArray("examples").add(text.get("example"));
        }
        if (text.has("description")) {
            schema.set("description", text.get("description"));
        } else if (name.endsWith("Page")) {
            schema.put("description", "A page of a list.");
        }
    }
}
