package io.cygi.queue.kafka.client;

/**
 * This process, among those that may control rooms.
 *
 * @param name nobody else's
 */
public record NodeName(String name) {}
