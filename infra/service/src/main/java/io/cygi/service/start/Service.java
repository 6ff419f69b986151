package io.cygi.service.start;

import io.cygi.messaging.MessagingProperties;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.env.Environment;

/** The services that run in processes of their own, and the settings that follow from what each one does. */
enum Service {
    /** Has the aggregates and the event store. */
    COMMAND_SIDE(Events.OWN, List.of("query-side")),

    /** Sends commands when events happen. */
    SAGA_ORCHESTRATOR(Events.OF_COMMAND_SIDE, List.of("command-side")),

    /** Keeps the views. */
    QUERY_SIDE(Events.OF_COMMAND_SIDE, List.of("command-side")),

    /** Keeps the waiting rooms. */
    QUEUE(Events.OF_COMMAND_SIDE, List.of("command-side")),

    /** Computes and pays settlements. */
    SETTLEMENT(Events.OF_COMMAND_SIDE, List.of("command-side")),

    /** Takes the requests of the public. */
    API_GATEWAY(Events.NONE, List.of("command-side", "query-side", "queue", "saga-orchestrator", "settlement"));

    private static final String TRANSPORT = "cygi.commands.transport";

    private final Events events;
    private final List<String> called;

    Service(Events events, List<String> called) {
        this.events = events;
        this.called = called;
    }

    /** The source of the events of a service. */
    private enum Events {
        OWN,
        OF_COMMAND_SIDE,
        NONE
    }

    /**
     * {@return the service with a name}
     *
     * @throws StartRefusedException if there is none
     */
    static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartRefusedException(
                        "No service has the name \"" + name + "\".",
                        "Set " + ServiceSettings.NAME + " to one of " + names() + ", or leave it out."));
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(Service::serviceName).toList();
    }

    /** {@return the name of the service in settings and service tokens} */
    String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the services that it calls, by their names under {@code cygi.services}} */
    Collection<String> called() {
        return called;
    }

    /** {@return whether requests reach it through the edge} */
    boolean behindEdge() {
        return this != API_GATEWAY;
    }

    /** {@return whether its event processors read the event store in its own schema} @param environment the settings */
    boolean readsStore(Environment environment) {
        return events == Events.OWN
                || events == Events.OF_COMMAND_SIDE
                        && ServiceSettings.source(environment).equals("store");
    }

    /** {@return whether it connects to Kafka} @param environment the settings */
    boolean usesKafka(Environment environment) {
        return switch (this) {
            case API_GATEWAY -> false;
            case QUEUE -> true;
            case COMMAND_SIDE -> environment.getProperty("cygi.events.publish", Boolean.class, true);
            default -> !readsStore(environment);
        };
    }

    /** {@return the settings that no other value may take the place of} @param environment the settings of the process */
    Map<String, String> fixed(Environment environment) {
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put(ServiceSettings.NAME, serviceName());
        fixed.put("cygi.services.name", serviceName());
        fixed.put(MessagingProperties.EVENT_STORE, Boolean.toString(readsStore(environment)));
        fixed.put("cygi.commands.serve", Boolean.toString(this == COMMAND_SIDE));
        fixed.put("cygi.services.serve", Boolean.toString(serves()));
        fixed.put(TRANSPORT, sends() ? "remote" : "local");
        return fixed;
    }

    private boolean serves() {
        return this == COMMAND_SIDE || this == QUERY_SIDE || this == QUEUE;
    }

    private boolean sends() {
        return this == SAGA_ORCHESTRATOR || this == SETTLEMENT || this == API_GATEWAY;
    }

    /** {@return the settings that another value may take the place of} */
    Map<String, String> defaults() {
        return switch (events) {
            case OWN -> Map.of("cygi.events.publish", "true");
            case OF_COMMAND_SIDE -> Map.of(ServiceSettings.SOURCE, "topic");
            case NONE -> Map.of();
        };
    }

    /** {@return further settings that the service does not start without, with what they are} */
    Map<String, String> needed() {
        return switch (this) {
            case QUEUE ->
                Map.of("cygi.waiting-room.key", "the key of the tickets, the same in all replicas of the queue");
            case API_GATEWAY ->
                Map.of("cygi.tokens.keys-dir", "the folder of the signing keys, which all replicas of the edge share");
            default -> Map.of();
        };
    }
}
