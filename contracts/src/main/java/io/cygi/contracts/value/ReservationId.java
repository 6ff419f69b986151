package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cygi.contracts.text.Forms;

/**
 * A reservation's identifier, {@code {concertId}/reservation/{uuid}}. In the HTTP API it is written {@code
 * {concertId}.{uuid}}, because a path segment cannot hold a slash.
 *
 * @param concertId the concert
 * @param uuid a UUID in lower case
 */
public record ReservationId(ConcertId concertId, String uuid) {

    private static final String INFIX = "/reservation/";
    private static final String HANDLE_INFIX = ".";

    /** Checks the form. */
    public ReservationId {
        if (!Forms.isUuid(uuid)) {
            throw new IllegalArgumentException("a reservation id ends with a UUID in lower case");
        }
    }

    /** {@return the identifier that the text stands for} @param text {@code {concertId}/reservation/{uuid}} */
    @JsonCreator
    public static ReservationId parse(String text) {
        return of(text, INFIX);
    }

    /** {@return the identifier that the handle stands for} @param handle {@code {concertId}.{uuid}} */
    public static ReservationId ofHandle(String handle) {
        return of(handle, HANDLE_INFIX);
    }

    private static ReservationId of(String text, String infix) {
        int at = text.indexOf(infix);
        if (at < 0) {
            throw new IllegalArgumentException("not a reservation id");
        }
        return new ReservationId(new ConcertId(text.substring(0, at)), text.substring(at + infix.length()));
    }

    /** {@return the form that fits in a URL, {@code {concertId}.{uuid}}} */
    public String handle() {
        return concertId + HANDLE_INFIX + uuid;
    }

    @JsonValue
    @Override
    public String toString() {
        return concertId + INFIX + uuid;
    }
}
