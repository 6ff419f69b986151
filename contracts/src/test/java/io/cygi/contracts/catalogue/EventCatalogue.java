package io.cygi.contracts.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes all events as an AsyncAPI document, and as a page. */
final class EventCatalogue {

    private static final Map<String, String> IDENTIFIERS = Map.of(
            "allowance", "{concertId}/allowance/{fanId}",
            "concert", "{concertId}",
            "reservation", "{concertId}/reservation/{uuid}",
            "seat", "{concertId}/seat/{section}-{row}-{number}",
            "top-up-allowance", "top-up-allowance/{accountId}",
            "top-up", "top-up/{accountId}/{uuid}",
            "wallet", "wallet/{accountId}");
    private static final String DESCRIPTION = "All events that the event store keeps. A channel is the stream of one"
            + " aggregate, and its address is the aggregate's identifier. A message's name and x-revision are stored with"
            + " each event, and never depend on the code. The channel topic is the Kafka topic with the events of all"
            + " streams: the key of a record is the identifier of the aggregate.";

    private final ContractComments comments;
    private final EventSchemas schemas;
    private final Map<String, List<EventType>> byAggregate;
    private final Map<String, Map<String, Object>> payloads = new LinkedHashMap<>();

    EventCatalogue(EventTypes types, ContractComments comments) {
        this.comments = comments;
        this.schemas = new EventSchemas(comments);
        this.byAggregate = types.all().stream()
                .collect(Collectors.groupingBy(EventCatalogue::aggregate, LinkedHashMap::new, Collectors.toList()));
        types.all().forEach(type -> payloads.put(type.name(), schemas.object(type.payload())));
    }

    private static String aggregate(EventType type) {
        return type.name().substring(0, type.name().indexOf('.'));
    }

    private String aboutAggregate(List<EventType> types) {
        return comments.of(types.getFirst().payload().getInterfaces()[0]);
    }

    private static String identifier(String aggregate) {
        String identifier = IDENTIFIERS.get(aggregate);
        if (identifier == null) {
            throw new IllegalStateException("the identifier of " + aggregate + " is not in the catalogue");
        }
        return identifier;
    }

    /** {@return the document, in AsyncAPI 3} */
    Map<String, Object> document() {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        byAggregate.forEach((aggregate, types) -> {
            channels.put(aggregate, channel(aggregate, types));
            types.forEach(type -> messages.put(type.name(), message(type)));
        });
        channels.put("topic", EventTopicCatalogue.channel(payloads.keySet()));
        return ordered(
                "asyncapi",
                "3.0.0",
                "info",
                ordered("title", "Can You Get It: events", "version", "1.0.0", "description", DESCRIPTION),
                "defaultContentType",
                "application/json",
                "channels",
                channels,
                "components",
                ordered(
                        "messages",
                        messages,
                        "messageTraits",
                        Map.of(EventTopicCatalogue.TRAIT, new EventTopicCatalogue(comments).trait()),
                        "schemas",
                        schemas.values()));
    }

    private Map<String, Object> channel(String aggregate, List<EventType> types) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(identifier(aggregate))
                .results()
                .forEach(match -> parameters.put(match.group(1), Map.of()));
        Map<String, Object> messages = new LinkedHashMap<>();
        types.forEach(type -> messages.put(type.name(), Map.of("$ref", "#/components/messages/" + type.name())));
        return ordered(
                "address",
                identifier(aggregate),
                "description",
                aboutAggregate(types),
                "messages",
                messages,
                "parameters",
                parameters);
    }

    private Map<String, Object> message(EventType type) {
        return ordered(
                "name",
                type.name(),
                "title",
                type.title(),
                "summary",
                comments.of(type.payload()),
                "payload",
                payloads.get(type.name()),
                "traits",
                List.of(Map.of("$ref", "#/components/messageTraits/" + EventTopicCatalogue.TRAIT)),
                "x-revision",
                type.revision());
    }

    /** {@return the page's part about the events, in Markdown} */
    String page() {
        List<String> lines = new ArrayList<>();
        overview(lines);
        new EventTopicCatalogue(comments).addTo(lines);
        byAggregate.forEach((aggregate, types) -> {
            lines.add("## " + aggregate);
            lines.add("");
            lines.add(aboutAggregate(types) + " Its stream is `" + identifier(aggregate) + "`.");
            lines.add("");
            types.forEach(type -> {
                lines.add("### " + type.name());
                lines.add("");
                lines.add(comments.of(type.payload()) + " Revision " + type.revision() + ", `" + type.title() + "`.");
                lines.add("");
                fields(lines, payloads.get(type.name()));
            });
        });
        lines.add("## Values");
        lines.add("");
        schemas.values().forEach((name, value) -> {
            Map<?, ?> schema = (Map<?, ?>) value;
            lines.add("### " + name);
            lines.add("");
            lines.add(code(String.valueOf(schema.get("description"))));
            lines.add("");
            if (schema.containsKey("properties")) {
                fields(lines, schema);
            }
        });
        return String.join("\n", lines).strip() + "\n";
    }

    private void overview(List<String> lines) {
        lines.add("| event | revision | meaning |");
        lines.add("|---|---|---|");
        byAggregate
                .values()
                .forEach(types -> types.forEach(type ->
                        lines.add("| [" + type.name() + "](#" + type.name().replace(".", "") + ") | " + type.revision()
                                + " | " + comments.of(type.payload()) + " |")));
        lines.add("");
    }

    private static void fields(List<String> lines, Map<?, ?> schema) {
        lines.add("| field | type | meaning |");
        lines.add("|---|---|---|");
        ((Map<?, ?>) schema.get("properties")).forEach((name, value) -> {
            Map<?, ?> property = (Map<?, ?>) value;
            lines.add("| `" + name + "` | " + type(property) + " | " + code(String.valueOf(property.get("description")))
                    + " |");
        });
        lines.add("");
    }

    private static String type(Map<?, ?> schema) {
        if (schema.get("allOf") instanceof List<?> one) {
            return type((Map<?, ?>) one.getFirst());
        }
        if (schema.get("oneOf") instanceof List<?> some) {
            return some.stream().map(each -> type((Map<?, ?>) each)).collect(Collectors.joining(" or "));
        }
        if (schema.get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return "[" + name + "](#" + name.toLowerCase(java.util.Locale.ROOT) + ")";
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            return "list of " + type(items);
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> entries) {
            return "map from " + type((Map<?, ?>) schema.get("propertyNames")) + " to " + type(entries);
        }
        if (schema.get("type") instanceof List<?> some) {
            return some.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        }
        return "date-time".equals(schema.get("format")) ? "time" : String.valueOf(schema.get("type"));
    }

    /** {@return the text with the parts in braces as code, which Markdown would take for something else} */
    private static String code(String text) {
        return text.replaceAll("\\S*\\{\\S*}", "`$0`");
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
