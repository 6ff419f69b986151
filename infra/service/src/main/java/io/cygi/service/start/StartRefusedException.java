package io.cygi.service.start;

import org.jspecify.annotations.Nullable;

/** Thrown if the platform does not start for a reason that its operator can remove. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** Creates the exception. @param reason the reason, as a sentence @param action the remedy, as a sentence */
    public StartRefusedException(String reason, String action) {
        super(reason);
        this.action = action;
    }

    /**
     * Creates the exception.
     *
     * @param reason the reason, as a sentence
     * @param action the remedy, as a sentence
     * @param cause the cause, if there is one
     */
    public StartRefusedException(String reason, String action, @Nullable Throwable cause) {
        super(reason, cause);
        this.action = action;
    }

    /** {@return the remedy, as a sentence} */
    public String action() {
        return action;
    }
}
