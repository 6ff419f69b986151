package io.cygi.loadtest.room;

/**
 * A fan who was let in.
 *
 * @param offset the fan's place
 * @param askedMillis when the fan sent the first look of those at which somebody behind was known to be in, so that the
 *     fan had been called as well; where there was none the look that let the fan in, milliseconds since 1970
 * @param admittedMillis when the platform decided to let the fan in, milliseconds since 1970
 */
record Admission(int offset, long askedMillis, long admittedMillis) {}
