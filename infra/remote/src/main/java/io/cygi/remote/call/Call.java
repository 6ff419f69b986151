package io.cygi.remote.call;

import java.time.Duration;
import java.util.Set;

/**
 * A call of one service to another. A call may be sent again to another replica, so it has to do the same when it is repeated.
 *
 * @param name the name, the last segment of the path
 * @param service the service that answers, as it is named under {@code cygi.services}
 * @param callers the names of the services that may call
 * @param time the longest time for an answer of one replica, without the time for which the call itself waits
 * @param request the type of the request, which travels as JSON
 * @param answer the type of the answer, which travels as JSON; of a stream, the type of a record
 * @param <Q> the type of the request
 * @param <A> the type of the answer
 */
public record Call<Q, A>(
        String name, String service, Set<String> callers, Duration time, Class<Q> request, Class<A> answer) {

    /** The path of the endpoint. The path of each call is below it. */
    public static final String ENDPOINT = "/internal/v1/calls";

    /** The most bytes of a request. */
    public static final int REQUEST_BYTES_MAX = 64 * 1024;

    /** The most bytes of an answer, and of each record of a stream. */
    public static final int ANSWER_BYTES_MAX = 1024 * 1024;

    /** {@return the path of the call} */
    public String path() {
        return ENDPOINT + "/" + name;
    }
}
