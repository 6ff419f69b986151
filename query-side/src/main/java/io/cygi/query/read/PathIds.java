package io.cygi.query.read;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;

/** Identifiers in paths. What is not of an identifier's form names nothing, so it is not found. */
public final class PathIds {

    private PathIds() {}

    /** {@return the concert's id} @param text a path segment @throws RefusedException where it is none */
    public static ConcertId concert(String text) {
        try {
            return new ConcertId(text);
        } catch (IllegalArgumentException e) {
            throw noSuch("concert");
        }
    }

    /** {@return the reservation's id} @param handle a path segment @throws RefusedException where it is none */
    public static ReservationId reservation(String handle) {
        try {
            return ReservationId.ofHandle(handle);
        } catch (IllegalArgumentException e) {
            throw noSuch("reservation");
        }
    }

    /** {@return the refusal to throw} @param what there is none of, for example {@code concert} */
    public static RefusedException noSuch(String what) {
        return new RefusedException(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
    }
}
