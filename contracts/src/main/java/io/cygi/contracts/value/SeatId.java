package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A seat's identifier, {@code {concertId}/seat/{seat}}.
 *
 * @param concertId the concert
 * @param seat the seat within it
 */
public record SeatId(ConcertId concertId, SeatNumber seat) {

    private static final String INFIX = "/seat/";

    /** {@return the identifier that the text stands for} @param text {@code {concertId}/seat/{seat}} */
    @JsonCreator
    public static SeatId parse(String text) {
        int at = text.indexOf(INFIX);
        if (at < 0) {
            throw new IllegalArgumentException("not a seat id");
        }
        return new SeatId(new ConcertId(text.substring(0, at)), SeatNumber.parse(text.substring(at + INFIX.length())));
    }

    @JsonValue
    @Override
    public String toString() {
        return concertId + INFIX + seat;
    }
}
