package io.cygi.queue.line;

/**
 * A place in a line: where the joiner's record is.
 *
 * @param partition of the room's line
 * @param offset in the partition
 */
public record Place(int partition, int offset) {}
