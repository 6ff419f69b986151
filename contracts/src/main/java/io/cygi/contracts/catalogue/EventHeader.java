package io.cygi.contracts.catalogue;

/**
 * The headers of an event's record in the {@link EventTopic}. Each value is UTF-8 text. The record's key is the
 * aggregate's identifier, and its value is the payload as it is stored.
 */
public enum EventHeader {
    /** The event's identifier, a UUID of version 7. */
    EVENT_ID("event-id", true),
    /** The event's name, for example seat.held. */
    EVENT_TYPE("event-type", true),
    /** The revision of the payload. Payloads of earlier revisions are published as they are stored. */
    EVENT_REVISION("event-revision", false),
    /**
     * The aggregate's identifier; absent if the event belongs to no aggregate. The key of such an event is the event's
     * own identifier.
     */
    AGGREGATE_ID("aggregate-id", false),
    /** The aggregate's type. */
    AGGREGATE_TYPE("aggregate-type", false),
    /**
     * The event's place among those of its aggregate, from 0 without a gap. Two records of an aggregate with the same
     * place are the same event.
     */
    SEQUENCE("sequence", true),
    /**
     * The event's place in the event store. Within a partition it grows, except for events whose slow transaction was
     * committed late.
     */
    GLOBAL_INDEX("global-index", true),
    /** The time of the event, in RFC 3339. */
    RECORDED_AT("recorded-at", true),
    /** The correlation id of the request that caused the event; absent if no request caused it. */
    CORRELATION_ID("correlation-id", false),
    /** The W3C trace context of the event, if the event carries one. */
    TRACEPARENT("traceparent", false),
    /** The metadata as it is stored, in JSON. */
    META_DATA("meta-data", true);

    private final String key;
    private final boolean required;

    EventHeader(String key, boolean required) {
        this.key = key;
        this.required = required;
    }

    /** {@return the header's key in the record} */
    public String key() {
        return key;
    }

    /** {@return whether each record has the header} */
    public boolean required() {
        return required;
    }
}
