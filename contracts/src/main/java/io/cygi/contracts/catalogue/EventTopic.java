package io.cygi.contracts.catalogue;

/** The Kafka topic that the command side publishes its event store to. */
public final class EventTopic {

    /** The default name of the topic. */
    public static final String NAME = "cygi.events";

    /** The default number of the topic's partitions. It can be configured before the topic is created. */
    public static final int PARTITIONS = 12;

    private EventTopic() {}
}
