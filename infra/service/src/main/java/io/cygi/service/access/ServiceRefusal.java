package io.cygi.service.access;

import io.cygi.contracts.ProblemCode;
import io.cygi.web.access.EdgeProof;
import io.cygi.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** The reasons for which a service refuses a request without looking at its user. */
enum ServiceRefusal {

    /** A request to the API has no valid proof. The challenge tells the edge that the user's token is not the reason. */
    NO_EDGE_PROOF(
            ProblemCode.UNAUTHENTICATED,
            "This address takes requests from the platform's edge only.",
            EdgeProof.HEADER),

    /** A request to the API has the proof of a service that is not the edge. */
    OTHER_EDGE(ProblemCode.FORBIDDEN, "This address takes requests from the platform's edge only.", null),

    /** A request to an internal endpoint has no valid service token. */
    NO_SERVICE_TOKEN(
            ProblemCode.UNAUTHENTICATED,
            "This address takes requests from the platform's services only.",
            "Bearer realm=\"cygi-internal\""),

    /** A service calls an internal endpoint that is for others. */
    OTHER_SERVICE(ProblemCode.FORBIDDEN, "This service may not call this endpoint.", null),

    /** The path is neither part of the API nor a listed internal endpoint. */
    UNLISTED_PATH(ProblemCode.NOT_FOUND, "There is no such resource.", null);

    private final ProblemCode code;
    private final String detail;
    private final @Nullable String challenge;

    ServiceRefusal(ProblemCode code, String detail, @Nullable String challenge) {
        this.code = code;
        this.detail = detail;
        this.challenge = challenge;
    }

    ProblemDetail problem() {
        return Problems.of(code, detail);
    }

    /** {@return the value of {@code WWW-Authenticate}, null for none} */
    @Nullable
    String challenge() {
        return challenge;
    }
}
