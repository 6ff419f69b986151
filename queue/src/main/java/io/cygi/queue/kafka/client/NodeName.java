package io.cygi.queue.kafka.client;

/**
 * The unique name of this process among those that may lead rooms.
 *
 * @param name nobody else's
 */
public record NodeName(String name) {}
