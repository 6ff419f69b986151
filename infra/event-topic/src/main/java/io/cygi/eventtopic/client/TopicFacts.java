package io.cygi.eventtopic.client;

/**
 * The topic as the broker describes it.
 *
 * @param id Kafka's own id, which another topic of the same name does not have
 * @param partitions how many it has
 */
public record TopicFacts(String id, int partitions) {}
