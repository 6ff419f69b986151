package io.cygi.loadtest.room;

/**
 * The admission of a fan to the room.
 *
 * @param offset the fan's place
 * @param askedMillis when the fan sent the first look after somebody behind was known to be inside, so that the fan had
 *     been called as well; if there was none, when the fan sent the look that led to the admission; milliseconds since
 *     1970
 * @param admittedMillis when the platform decided on the admission, milliseconds since 1970
 */
record Admission(int offset, long askedMillis, long admittedMillis) {}
