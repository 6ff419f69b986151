package io.cygi.contracts.api;

import io.cygi.contracts.text.Forms;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.util.Optional;

/** Writes and reads the paths of concerts and reservations in the API. */
public final class ResourcePaths {

    /** The path of the list of concerts. The paths of concerts begin with it. */
    public static final String CONCERTS = "/api/v1/concerts";

    private static final String CONCERT = CONCERTS + "/";
    private static final String RESERVATION = "/api/v1/reservations/";

    private ResourcePaths() {}

    /** {@return the path of the concert} @param concertId the concert's id */
    public static String concert(ConcertId concertId) {
        return CONCERT + concertId;
    }

    /** {@return the path of the reservation} @param reservationId the reservation's id */
    public static String reservation(ReservationId reservationId) {
        return RESERVATION + reservationId.handle();
    }

    /**
     * {@return the concert that the path names, or nothing for any other path} It does not decode the path.
     *
     * @param path a path of the API
     * @param below the end of the path after the concert, for example {@code /plan}, or an empty text
     */
    public static Optional<ConcertId> concertIn(String path, String below) {
        int end = path.length() - below.length();
        if (end < CONCERT.length() || !path.startsWith(CONCERT) || !path.endsWith(below)) {
            return Optional.empty();
        }
        String id = path.substring(CONCERT.length(), end);
        return Forms.isUuid(id) ? Optional.of(new ConcertId(id)) : Optional.empty();
    }
}
