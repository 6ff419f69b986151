package io.cygi.remote.call;

import io.cygi.contracts.FieldProblem;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.web.problem.ValidationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads requests and answers of calls as JSON. Processes of different versions exchange them: unknown fields are
 * ignored.
 *
 * <pre>
 * {"answer":{…}}
 * {"refusal":{"code":"NOT_FOUND","detail":"…","seats":[]}}
 * {"invalid":[{"field":"…","message":"…"}]}
 * {"begun":false,"draining":true}
 * </pre>
 */
public final class CallFormat {

    private final JsonMapper json = JsonMapper.builder().build();

    private record Answered(Object answer) {}

    private record Refused(Refusal refusal) {}

    private record Invalid(List<FieldProblem> invalid) {}

    private record Refusal(ProblemCode code, String detail, List<SeatNumber> seats) {

        private Refusal {
            if (code == null || detail == null) {
                throw new IllegalArgumentException("a refusal has a code and a detail");
            }
            seats = seats == null ? List.of() : List.copyOf(seats);
        }
    }

    /** {@return the request as JSON} @param request the request */
    byte[] request(Object request) {
        return json.writeValueAsBytes(request);
    }

    /** {@return the request} @param bytes the request as JSON @throws IllegalArgumentException if it cannot be read */
    public <Q> Q request(byte[] bytes, Class<Q> type) {
        try {
            return present(json.readValue(bytes, type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no " + type.getSimpleName(), e);
        }
    }

    /** {@return the answer as JSON} @param answer the answer */
    public byte[] answer(Object answer) {
        return json.writeValueAsBytes(new Answered(answer));
    }

    /** {@return the refusal as JSON} @param refusal the refusal */
    public byte[] refusal(RefusedException refusal) {
        return json.writeValueAsBytes(new Refused(new Refusal(refusal.code(), refusal.detail(), refusal.seats())));
    }

    /** {@return the refusal of a malformed request of the caller's client as JSON} @param refusal the refusal */
    public byte[] invalid(ValidationException refusal) {
        return json.writeValueAsBytes(new Invalid(refusal.problems()));
    }

    /**
     * {@return the answer}
     *
     * @param bytes the answer as JSON
     * @param type the type of the answer
     * @throws RefusedException if the answer is a refusal
     * @throws ValidationException if the answer says that the client's request is malformed
     * @throws IllegalArgumentException if it cannot be read
     */
    <A> A answer(byte[] bytes, Class<A> type) {
        RuntimeException refused;
        try {
            JsonNode root = json.readTree(bytes);
            if (root.path("refusal").isObject()) {
                Refusal read = json.treeToValue(root.path("refusal"), Refusal.class);
                refused = new RefusedException(read.code(), read.detail(), read.seats());
            } else if (root.path("invalid").isArray()) {
                refused = new ValidationException(
                        json.treeToValue(root, Invalid.class).invalid());
            } else {
                return present(json.treeToValue(root.path("answer"), type));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no " + type.getSimpleName(), e);
        }
        throw refused;
    }

    /** {@return the fault as JSON} @param fault the fault */
    public byte[] fault(CallFault fault) {
        return json.writeValueAsBytes(fault);
    }

    /** {@return the fault; anything that cannot be read, for example the page of a proxy, may have been begun} */
    CallFault fault(byte[] bytes) {
        try {
            JsonNode fault = json.readTree(bytes);
            return new CallFault(
                    fault.path("begun").asBoolean(true), fault.path("draining").asBoolean(false));
        } catch (JacksonException e) {
            return CallFault.FAILED;
        }
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("there is no value");
        }
        return value;
    }
}
