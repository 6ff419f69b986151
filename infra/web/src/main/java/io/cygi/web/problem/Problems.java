package io.cygi.web.problem;

import io.cygi.contracts.ProblemCode;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Creates problem details (RFC 9457) with the platform's stable codes. */
public final class Problems {

    private Problems() {}

    /** {@return the problem} @param code the problem's code @param detail one sentence for people, free of internals */
    public static ProblemDetail of(ProblemCode code, String detail) {
        return of(status(code), code, detail);
    }

    static ProblemDetail of(HttpStatus status, ProblemCode code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:cygi:problem:"
                + code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code.name());
        return problem;
    }

    /** {@return the HTTP status of a code} @param code the code */
    public static HttpStatus status(ProblemCode code) {
        return switch (code) {
            case VALIDATION_FAILED -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case SEAT_TAKEN, NOT_ON_SALE, LIMIT_EXCEEDED, HOLD_EXPIRED, INVALID_STATE -> HttpStatus.CONFLICT;
            case INSUFFICIENT_FUNDS -> HttpStatus.PAYMENT_REQUIRED;
            case PRECONDITION_FAILED -> HttpStatus.PRECONDITION_FAILED;
            case IDEMPOTENCY_KEY_REUSED, UNKNOWN_SEAT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY_REQUESTS -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
