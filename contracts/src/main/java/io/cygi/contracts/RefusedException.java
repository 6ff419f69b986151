package io.cygi.contracts;

import io.cygi.contracts.value.SeatNumber;
import java.util.List;

/**
 * The refusal of a command that was understood: a business outcome, not a fault. The command changed nothing, and the
 * same command is refused again until the state that the refusal rests on has changed. The exception carries no stack
 * trace, because refusals are the most frequent outcome under load.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<SeatNumber> seats;

    /**
     * Creates a refusal that no seat is the reason for.
     *
     * @param code the code that the caller is told
     * @param message one sentence for people, free of internals
     */
    public RefusedException(ProblemCode code, String message) {
        this(code, message, List.of());
    }

    /**
     * Creates a refusal with the seats that are its reason.
     *
     * @param code the code that the caller is told
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
