package io.cygi.contracts;

import io.cygi.contracts.value.SeatNumber;
import java.util.List;

/**
 * A command was understood and refused: a business outcome, not a fault. It changed nothing, and sending the same
 * command again is refused again until the state it was refused for has changed. It carries no stack trace, because
 * under load refusals are the most frequent outcome there is.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<SeatNumber> seats;

    /**
     * @param code what the caller is told
     * @param message one sentence for people, free of internals
     */
    public RefusedException(ProblemCode code, String message) {
        this(code, message, List.of());
    }

    /**
     * @param code what the caller is told
     * @param message one sentence for people, free of internals
     * @param seats the seats that are the reason, possibly none
     */
    public RefusedException(ProblemCode code, String message, List<SeatNumber> seats) {
        super(message, null, false, false);
        this.code = code;
        this.seats = List.copyOf(seats);
    }

    /** {@return the stable code} */
    public ProblemCode code() {
        return code;
    }

    /** {@return the sentence for people} */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** {@return the seats that are the reason, possibly none} */
    public List<SeatNumber> seats() {
        return seats;
    }
}
