package io.cygi.contracts.api;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;

/** Reads identifiers from paths. A text that is no identifier names nothing that exists, so the answer is 404. */
public final class PathIds {

    private PathIds() {}

    /**
     * {@return the concert that the path segment names}
     *
     * @param text a path segment
     * @throws RefusedException {@code NOT_FOUND}
     */
    public static ConcertId concert(String text) {
        try {
            return new ConcertId(text);
        } catch (IllegalArgumentException e) {
            throw noSuch("concert");
        }
    }

    /**
     * {@return the reservation that the path segment names}
     *
     * @param handle a path segment
     * @throws RefusedException {@code NOT_FOUND}
     */
    public static ReservationId reservation(String handle) {
        try {
            return ReservationId.ofHandle(handle);
        } catch (IllegalArgumentException e) {
            throw noSuch("reservation");
        }
    }

    /**
     * {@return the top-up that the path segment names}
     *
     * @param handle a path segment
     * @throws RefusedException {@code NOT_FOUND}
     */
    public static TopUpId topUp(String handle) {
        try {
            return TopUpId.ofHandle(handle);
        } catch (IllegalArgumentException e) {
            throw noSuch("top-up");
        }
    }

    /**
     * {@return the refusal to throw for a missing resource}
     *
     * @param what the kind of the resource, for example {@code concert}
     */
    public static RefusedException noSuch(String what) {
        return new RefusedException(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
    }
}
