package io.cygi.queue.kafka.client;

/**
 * The unique name of this process among those that may lead rooms.
 *
 * @param name a name that no other process has
 */
public record NodeName(String name) {}
