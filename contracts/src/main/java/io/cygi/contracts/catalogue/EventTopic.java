package io.cygi.contracts.catalogue;

/** The Kafka topic that the command side publishes its event store to. */
public final class EventTopic {

    /** The topic's name, unless a process is configured otherwise. */
    public static final String NAME = "cygi.events";

    /** The number of its partitions, unless configured otherwise before it is created. */
    public static final int PARTITIONS = 12;

    private EventTopic() {}
}
