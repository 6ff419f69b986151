package io.cygi.saga.topup.provider;

/** The refusal of a call by the provider. It is not final before the provider's order confirms it. */
public final class ProviderRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    /**
     * Creates the exception.
     *
     * @param code the provider's code
     * @param inDoubt whether the code is known to hide a call that was carried out
     */
    public ProviderRefusedException(int code, boolean inDoubt) {
        super("the payment provider refuses with code " + code, null, false, false);
        this.inDoubt = inDoubt;
    }

    /** {@return whether the same call may be under way, or may have been carried out} */
    public boolean inDoubt() {
        return inDoubt;
    }
}
