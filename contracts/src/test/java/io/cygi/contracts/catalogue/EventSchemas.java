package io.cygi.contracts.catalogue;

import static io.cygi.contracts.catalogue.EventCatalogue.ordered;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes the JSON of events as JSON Schema. Values of the contracts become schemas of their own. */
final class EventSchemas {

    private static final String VALUES = "io.cygi.contracts.";

    private final ContractComments comments;
    private final Map<String, Object> values = new TreeMap<>();

    EventSchemas(ContractComments comments) {
        this.comments = comments;
    }

    /** {@return the schemas of the values that the described events have, by name} */
    Map<String, Object> values() {
        return values;
    }

    /** {@return the schema of the record} */
    Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", sentence(meaning(type, component.getName())));
            property.putAll(schema(component.getAnnotatedType()));
            properties.put(component.getName(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", comments.of(type));
        schema.put("properties", properties);
        schema.put(
                "required",
                Arrays.stream(type.getRecordComponents())
                        .filter(component -> !nullable(component.getAnnotatedType()))
                        .map(RecordComponent::getName)
                        .toList());
        return schema;
    }

    private String meaning(Class<?> type, String field) {
        String own = comments.find(type, field);
        if (own != null) {
            return own;
        }
        for (Class<?> vocabulary : type.getInterfaces()) {
            String common = comments.find(vocabulary, field);
            if (common != null) {
                return common;
            }
        }
        throw new IllegalStateException("no comment tells what " + field + " of " + type.getName() + " means");
    }

    private Map<String, Object> schema(AnnotatedType annotated) {
        Map<String, Object> schema = schema(annotated, raw(annotated));
        if (!nullable(annotated)) {
            return schema;
        }
        Map<String, Object> absent = Map.of("type", "null");
        return schema.containsKey("$ref") || schema.containsKey("allOf")
                ? Map.of("oneOf", List.of(schema, absent))
                : with(schema, "type", List.of(String.valueOf(schema.get("type")), "null"));
    }

    private Map<String, Object> schema(AnnotatedType annotated, Class<?> type) {
        if (type == List.class) {
            return ordered("type", "array", "items", schema(argument(annotated, 0)));
        }
        if (type == Map.class) {
            Map<String, Object> names = schema(argument(annotated, 0));
            return ordered(
                    "type", "object", "propertyNames", names, "additionalProperties", schema(argument(annotated, 1)));
        }
        if (type == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type == int.class || type == Integer.class) {
            return ordered("type", "integer", "format", "int32");
        }
        if (type == long.class) {
            return ordered("type", "integer", "format", "int64");
        }
        if (type == double.class) {
            return ordered("type", "number", "format", "double");
        }
        if (type == boolean.class) {
            return ordered("type", "boolean");
        }
        if (type == String.class) {
            return ordered("type", "string");
        }
        return ordered("allOf", List.of(Map.of("$ref", "#/components/schemas/" + value(type))));
    }

    private String value(Class<?> type) {
        String name = type.getSimpleName();
        if (!type.getName().startsWith(VALUES)) {
            throw new IllegalStateException("an event has a field of a type that is no contract: " + type.getName());
        }
        if (!values.containsKey(name)) {
            values.put(name, type.isEnum() ? choice(type) : isText(type) ? text(type) : object(type));
        }
        return name;
    }

    private Map<String, Object> choice(Class<?> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        StringBuilder description = new StringBuilder(comments.of(type));
        names.forEach(name -> description.append(" ").append(name).append(": ").append(meaning(type, name)));
        return ordered("type", "string", "description", description.toString(), "enum", names);
    }

    private Map<String, Object> text(Class<?> type) {
        return ordered("type", "string", "description", comments.of(type));
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof Class<?> plain
                ? plain
                : (Class<?>) ((java.lang.reflect.ParameterizedType) type.getType()).getRawType();
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static Map<String, Object> with(Map<String, Object> schema, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(schema);
        changed.put(key, value);
        return changed;
    }

    /** {@return the phrase as a sentence} */
    static String sentence(String phrase) {
        String begun = Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
