package io.cygi.web.request;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.Sha256;
import io.cygi.contracts.value.AccountId;
import io.cygi.web.problem.ValidationException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request of one caller, to be carried out once.
 *
 * @param accountId who sent it
 * @param key what they called it
 * @param requestHash over everything the request says; another request under the same key is refused
 */
public record IdempotencyKey(AccountId accountId, String key, String requestHash) {

    /** The name of the header that carries it. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * {@return the key of a request}
     *
     * @param caller who sends it
     * @param key the header's value
     * @param operation method and what it is about
     * @param request the body, as it was understood
     * @throws ValidationException where the key is not 1 to 64 visible ASCII characters
     */
    public static IdempotencyKey of(AccountId caller, String key, String operation, String request) {
        if (!wellFormed(key)) {
            throw new ValidationException(HEADER, "must be 1 to 64 visible ASCII characters");
        }
        return new IdempotencyKey(caller, key, Sha256.hex(operation + "\n" + request));
    }

    /**
     * {@return the key that a request carries, as it was sent, or null}
     *
     * @param request whose headers are looked at
     * @throws ValidationException where there are several: what looks at the first only would take it for another request
     *     than what looks at all
     */
    public static @Nullable String in(HttpServletRequest request) {
        Enumeration<String> keys = request.getHeaders(HEADER);
        if (keys == null || !keys.hasMoreElements()) {
            return null;
        }
        String key = keys.nextElement();
        if (keys.hasMoreElements()) {
            throw new ValidationException(HEADER, "must be given once");
        }
        return key;
    }

    /** {@return whether something can be a key} @param key what was sent */
    public static boolean wellFormed(String key) {
        return FORM.matcher(key).matches();
    }

    /**
     * Refuses another request under the same key.
     *
     * @param first the hash of the request that came first under it
     * @throws RefusedException where this is another
     */
    public void requireSameAs(String first) {
        if (!requestHash.equals(first)) {
            throw new RefusedException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED, "This idempotency key came before with another request.");
        }
    }
}
