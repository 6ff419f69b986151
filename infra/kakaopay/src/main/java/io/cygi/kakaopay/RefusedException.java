package io.cygi.kakaopay;

/** The refusal of a call by the stand-in, with one of KakaoPay's codes. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
        this(refusal, refusal.text());
    }

    RefusedException(Refusal refusal, String text) {
        super(text);
        this.refusal = refusal;
    }

    /** {@return the reason} */
    public Refusal refusal() {
        return refusal;
    }
}
