package io.cygi.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.catalogue.EventType;
import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.messaging.upcasting.EventUpcasters;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue describes the JSON that the event store writes. */
class EventCatalogueSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode CATALOGUE = JSON.readTree(Path.of("../../docs/events.json"));

    private final Serializer serializer =
            new MessagingAutoConfiguration().serializer(new AnnotationRevisionResolver(), EventUpcasters.chain());

    static List<EventType> events() {
        return EventTypes.PLATFORM.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void describesTheStoredJson(EventType type) throws ReflectiveOperationException {
        JsonNode message = CATALOGUE.path("components").path("messages").path(type.name());
        String stored = serializer
                .serialize(EventSamples.of(type.payload()), String.class)
                .getData();

        assertThat(message.path("x-revision").asInt()).isEqualTo(type.revision());
        assertFits("", JSON.readTree(stored), message.path("payload"));
    }

    @Test
    void hasNoUnknownEvent() {
        assertThat(CATALOGUE.path("components").path("messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        events().stream().map(EventType::name).toList());
    }

    private static void assertFits(String path, JsonNode value, JsonNode schema) {
        if (schema.has("allOf")) {
            assertFits(path, value, schema.path("allOf").get(0));
        } else if (schema.has("oneOf")) {
            if (!value.isNull()) {
                assertFits(path, value, schema.path("oneOf").get(0));
            }
        } else if (schema.has("$ref")) {
            assertFits(path, value, CATALOGUE.at(schema.path("$ref").asString().substring(1)));
        } else {
            assertThat(types(schema.path("type"))).as(path).contains(type(value));
            assertPartsFit(path, value, schema);
        }
    }

    private static void assertPartsFit(String path, JsonNode value, JsonNode schema) {
        value.values().forEach(item -> {
            if (value.isArray()) {
                assertFits(path + "[]", item, schema.path("items"));
            }
        });
        value.properties().forEach(field -> {
            String at = path + "." + field.getKey();
            JsonNode part = schema.path("properties").path(field.getKey());
            JsonNode any = schema.path("additionalProperties");
            assertThat(part.isMissingNode() && any.isMissingNode()).as(at).isFalse();
            assertFits(at, field.getValue(), part.isMissingNode() ? any : part);
        });
        schema.path("required").forEach(name -> assertThat(value.has(name.asString()))
                .as(path + "." + name.asString())
                .isTrue());
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream()).as(path).contains(value);
        }
    }

    private static Set<String> types(JsonNode type) {
        Set<String> types = new HashSet<>();
        if (type.isArray()) {
            type.forEach(each -> types.add(each.asString()));
        } else {
            types.add(type.asString());
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
