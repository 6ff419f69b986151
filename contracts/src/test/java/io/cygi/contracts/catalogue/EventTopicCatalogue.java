package io.cygi.contracts.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Describes the topic of events: its channel, and the key and the headers of its records. */
final class EventTopicCatalogue {

    static final String TRAIT = "record";

    private static final String KAFKA_BINDING = "0.5.0";
    private static final String DESCRIPTION =
            "The events of all streams, each aggregate's in the order of their sequence,"
                    + " at least once. Events of different aggregates come in any order. Nothing is ever removed.";

    private final ContractComments comments;

    EventTopicCatalogue(ContractComments comments) {
        this.comments = comments;
    }

    /** {@return the channel} @param events the names of all events */
    static Map<String, Object> channel(Collection<String> events) {
        Map<String, Object> messages = new LinkedHashMap<>();
        events.forEach(event -> messages.put(event, Map.of("$ref", "#/components/messages/" + event)));
        return EventCatalogue.ordered(
                "address",
                EventTopic.NAME,
                "description",
                DESCRIPTION,
                "messages",
                messages,
                "bindings",
                kafka(
                        "topic",
                        EventTopic.NAME,
                        "partitions",
                        EventTopic.PARTITIONS,
                        "topicConfiguration",
                        EventCatalogue.ordered("cleanup.policy", List.of("delete"), "retention.ms", -1)));
    }

    /** {@return what all messages have in common as records of the topic} */
    Map<String, Object> trait() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (EventHeader header : EventHeader.values()) {
            properties.put(header.key(), EventCatalogue.ordered("type", "string", "description", meaning(header)));
        }
        List<String> required = Stream.of(EventHeader.values())
                .filter(EventHeader::required)
                .map(EventHeader::key)
                .toList();
        return EventCatalogue.ordered(
                "headers",
                EventCatalogue.ordered("type", "object", "properties", properties, "required", required),
                "bindings",
                kafka(
                        "key",
                        EventCatalogue.ordered("type", "string", "description", "The identifier of the aggregate.")));
    }

    private static Map<String, Object> kafka(Object... keysAndValues) {
        Map<String, Object> binding = EventCatalogue.ordered(keysAndValues);
        binding.put("bindingVersion", KAFKA_BINDING);
        return Map.of("kafka", binding);
    }

    private String meaning(EventHeader header) {
        return Objects.requireNonNull(comments.find(EventHeader.class, header.name()), header.name());
    }

    /** Adds the headers to the page. @param lines of the page */
    void addTo(List<String> lines) {
        lines.add("## Headers in the topic");
        lines.add("");
        lines.add("| header | always | meaning |");
        lines.add("|---|---|---|");
        for (EventHeader header : EventHeader.values()) {
            lines.add("| `" + header.key() + "` | " + (header.required() ? "yes" : "no") + " | " + meaning(header)
                    + " |");
        }
        lines.add("");
    }
}
