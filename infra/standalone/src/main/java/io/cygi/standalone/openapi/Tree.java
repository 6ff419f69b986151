package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads and changes JSON trees. */
final class Tree {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Tree() {}

    /** {@return the object in a field, which is added if it is missing} */
    static ObjectNode object(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode found ? found : parent.putObject(field);
    }

    /** {@return the texts in an array} */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** {@return an array of texts} */
    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** {@return a reference to a component} */
    static ObjectNode ref(String kind, String name) {
        return NODES.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }

    /** Merges objects field by field. A field that is no object is replaced, and null removes it. */
    static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            JsonNode old = into.get(field.getKey());
            if (field.getValue().isNull()) {
                into.remove(field.getKey());
            } else if (old instanceof ObjectNode object && field.getValue().isObject()) {
                merge(object, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    /** Merges a text, which is either a description or an object with more fields. */
    static void describe(ObjectNode into, JsonNode text) {
        merge(into, text instanceof TextNode ? NODES.objectNode().set("description", text) : text);
    }
}
