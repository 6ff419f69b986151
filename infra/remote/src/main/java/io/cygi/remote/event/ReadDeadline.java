package io.cygi.remote.event;

/** The end of a read, in ns by the clock of the {@link EventReads} that gave it. @param nanos the end */
record ReadDeadline(long nanos) {}
