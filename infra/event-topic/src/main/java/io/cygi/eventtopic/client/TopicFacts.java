package io.cygi.eventtopic.client;

/**
 * The topic as the broker describes it.
 *
 * @param id Kafka's id of the topic, which another topic of the same name does not have
 * @param partitions the number of partitions
 */
public record TopicFacts(String id, int partitions) {}
