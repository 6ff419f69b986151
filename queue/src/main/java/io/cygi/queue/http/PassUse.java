package io.cygi.queue.http;

import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;

/**
 * The use of a pass, as its record in the room's log names it.
 *
 * @param concertId the concert of the room
 * @param place the place that the pass was given for
 * @param attempt the name of the attempt to book
 * @param use the name of the use; a repeated request of the attempt is another use
 */
record PassUse(ConcertId concertId, Place place, String attempt, String use) {}
