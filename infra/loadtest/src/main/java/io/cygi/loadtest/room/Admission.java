package io.cygi.loadtest.room;

/**
 * A fan who was let in.
 *
 * @param offset the fan's place
 * @param askedMillis when the fan sent the first look after having been called, milliseconds since 1970
 * @param admittedMillis when the platform decided to let the fan in, milliseconds since 1970
 */
record Admission(int offset, long askedMillis, long admittedMillis) {}
