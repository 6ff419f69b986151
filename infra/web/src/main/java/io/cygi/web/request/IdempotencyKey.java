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
 * The key of one request of one caller, which is carried out once.
 *
 * @param accountId the account that sent the request
 * @param key the key that the caller chose
 * @param requestHash the hash over the content of the request; another request under the same key is refused
 */
public record IdempotencyKey(AccountId accountId, String key, String requestHash) {

    /** The name of the header with the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * {@return the key of a request}
     *
     * @param caller the account that sends the request
     * @param key the header's value
     * @param operation the method and the subject of the request
     * @param request the body as it was parsed
     * @throws ValidationException if the key is not 1 to 64 visible ASCII characters
     */
    public static IdempotencyKey of(AccountId caller, String key, String operation, String request) {
        if (!wellFormed(key)) {
            throw new ValidationException(HEADER, "must be 1 to 64 visible ASCII characters");
        }
        return new IdempotencyKey(caller, key, Sha256.hex(operation + "\n" + request));
    }

    /**
     * {@return the key in a request's header, as it was sent, or null}
     *
     * @param request the request
     * @throws ValidationException if the request has several keys: readers of the first one only and readers of all
     *     would see different requests
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

    /** {@return whether a text can be a key} @param key the text that was sent */
    public static boolean wellFormed(String key) {
        return FORM.matcher(key).matches();
    }

    /**
     * Refuses another request under the same key.
     *
     * @param first the hash of the request that came first under the key
     * @throws RefusedException if this is another request
     */
    public void requireSameAs(String first) {
        if (!requestHash.equals(first)) {
            throw new RefusedException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED, "This idempotency key came before with another request.");
        }
    }
}
