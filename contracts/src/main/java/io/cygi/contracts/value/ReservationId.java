package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reservation's identifier, {@code {concertId}/reservation/{uuid}}. A path segment cannot hold a slash, so callers of
 * the HTTP API see {@link #handle()}.
 *
 * @param concertId the concert that is booked
 * @param uuid a UUID in lower case
 */
public record ReservationId(ConcertId concertId, String uuid) {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern FORM = Pattern.compile("(" + UUID + ")/reservation/(" + UUID + ")");
    private static final Pattern HANDLE = Pattern.compile("(" + UUID + ")\\.(" + UUID + ")");
    private static final Pattern UUID_FORM = Pattern.compile(UUID);

    /** Checks the form. */
    public ReservationId {
        if (!UUID_FORM.matcher(uuid).matches()) {
            throw new IllegalArgumentException("a reservation id ends with a UUID in lower case");
        }
    }

    /** {@return the identifier that the text is} @param text {@code {concertId}/reservation/{uuid}} */
    @JsonCreator
    public static ReservationId parse(String text) {
        return of(FORM.matcher(text));
    }

    /** {@return the identifier that the handle stands for} @param handle {@code {concertId}.{uuid}} */
    public static ReservationId ofHandle(String handle) {
        return of(HANDLE.matcher(handle));
    }

    private static ReservationId of(Matcher matcher) {
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a reservation id");
        }
        return new ReservationId(new ConcertId(matcher.group(1)), matcher.group(2));
    }

    /** {@return the form that fits in a URL, {@code {concertId}.{uuid}}} */
    public String handle() {
        return concertId + "." + uuid;
    }

    @JsonValue
    @Override
    public String toString() {
        return concertId + "/reservation/" + uuid;
    }
}
