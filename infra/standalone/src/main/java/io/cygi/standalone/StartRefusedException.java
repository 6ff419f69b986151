package io.cygi.standalone;

/** The platform does not start, for a reason that the person who starts it can do something about. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param reason what is in the way, in a sentence @param action what to do about it, in a sentence */
    public StartRefusedException(String reason, String action) {
        super(reason);
        this.action = action;
    }

    /** @param reason what is in the way @param action what to do about it @param cause what it was found by */
    public StartRefusedException(String reason, String action, Throwable cause) {
        super(reason, cause);
        this.action = action;
    }

    /** {@return what to do about it} */
    public String action() {
        return action;
    }
}
