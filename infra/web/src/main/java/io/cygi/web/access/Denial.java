package io.cygi.web.access;

import io.cygi.contracts.ProblemCode;
import io.cygi.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** The reasons for which {@link AccessRules} refuse a caller with a valid token. */
public enum Denial {

    /** No rule names the path. */
    PATH("there is no such path", ProblemCode.NOT_FOUND, "There is no such resource."),

    /** The API key lacks the scope. */
    SCOPE(
            "the scopes of the API key do not allow it",
            ProblemCode.FORBIDDEN,
            "The scopes of this API key do not allow this."),

    /** The account lacks the role. */
    ROLE("the role does not allow it", ProblemCode.FORBIDDEN, "Your role does not allow this.");

    private final String why;
    private final ProblemCode code;
    private final String detail;

    Denial(String why, ProblemCode code, String detail) {
        this.why = why;
        this.code = code;
        this.detail = detail;
    }

    /** {@return the reason of a refusal} @param refusal the refusal @param caller the caller, null if not known */
    public static Denial of(AccessDeniedException refusal, @Nullable Authentication caller) {
        if (refusal instanceof UnlistedPathException) {
            return PATH;
        }
        return TokenAuthorities.ofApiKey(caller) ? SCOPE : ROLE;
    }

    /** {@return the reason in words, for the audit log} */
    public String why() {
        return why;
    }

    /** {@return the answer to the caller} */
    public ProblemDetail problem() {
        return Problems.of(code, detail);
    }
}
