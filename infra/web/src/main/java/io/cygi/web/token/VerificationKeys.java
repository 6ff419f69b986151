package io.cygi.web.token;

import java.util.List;

/** The keys that verify the platform's tokens. All methods but {@link #lookIfDue()} answer from memory. */
public interface VerificationKeys {

    /** {@return the keys; the same list until one of them changes} */
    List<VerificationKey> verificationKeys();

    /**
     * Reads the keys again because a token names an unknown one, unless they were just read. If they cannot be read, the
     * known keys stay.
     */
    void lookIfDue();

    /** {@return whether the keys were read lately} If not, a token of an unknown key may be genuine. */
    boolean fresh();
}
