package io.cygi.remote.http;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.worker.Causes;
import io.cygi.remote.replica.Replica;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to replicas of other services, and reports whether a failed request was executed. It repeats no request.
 * Idle connections are closed after a few seconds, before the server closes them.
 */
public final class InternalHttp implements AutoCloseable {

    /** The JDK client's setting for idle connections, in seconds, for the whole process. Servers keep them for longer. */
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    static {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "5");
        }
    }

    /** The time between two checks whether anybody needs an answer, in ns. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ServiceTokens tokens;
    private final HttpClient client;

    /** Creates the client. @param tokens issues service tokens @param connectTimeout the longest wait for a connection */
    public InternalHttp(ServiceTokens tokens, Duration connectTimeout) {
        this.tokens = tokens;
        this.client = client(connectTimeout);
    }

    /** {@return a client for requests to services, which the caller closes} @param connectTimeout the longest wait for a connection */
    public static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * {@return the answer, whatever its status}
     *
     * @param replica the replica
     * @param request the request
     * @throws NotExecutedException if the replica was not reached
     * @throws NoAnswerInTimeException if the answer did not come in time, or only a part of it
     * @throws OutcomeUnknownException if the connection broke before the whole answer had come
     * @throws InterruptedException if the thread is interrupted; the outcome is unknown
     */
    public InternalAnswer send(Replica replica, InternalRequest request)
            throws NotExecutedException, OutcomeUnknownException, InterruptedException {
        return answer(exchange(replica, request, HttpResponse.BodyHandlers.ofByteArray(), () -> false));
    }

    /**
     * {@return the answer, whatever its status} The wait ends early if nobody needs the answer any more, so that the replica
     * ends its work, too.
     *
     * @param replica the replica
     * @param request the request
     * @param bytesMax the most bytes of the answer; a longer one is not read
     * @param givenUp tells whether nobody needs the answer any more; asked once a second on this thread
     * @throws NotExecutedException if the replica was not reached
     * @throws NoAnswerInTimeException if the answer did not come in time, or only a part of it
     * @throws GivenUpException if nobody needs the answer any more
     * @throws OutcomeUnknownException if the connection broke before the whole answer had come, or the answer is too long
     * @throws InterruptedException if the thread is interrupted; the outcome is unknown
     */
    public InternalAnswer send(Replica replica, InternalRequest request, int bytesMax, BooleanSupplier givenUp)
            throws NotExecutedException, OutcomeUnknownException, InterruptedException {
        return answer(exchange(
                replica,
                request,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), bytesMax),
                givenUp));
    }

    /**
     * {@return the head of an answer, with a body that is read while it comes} The caller closes the body.
     *
     * @param replica the replica
     * @param request the request; its timeout covers the head of the answer, and each wait for a part of the body
     * @throws NotExecutedException if the replica was not reached
     * @throws NoAnswerInTimeException if the head did not come in time
     * @throws OutcomeUnknownException if the connection broke before the head had come
     * @throws InterruptedException if the thread is interrupted
     */
    public InternalStream open(Replica replica, InternalRequest request)
            throws NotExecutedException, OutcomeUnknownException, InterruptedException {
        HttpResponse<InputStream> answer =
                exchange(replica, request, HttpResponse.BodyHandlers.ofInputStream(), () -> false);
        return new InternalStream(
                answer.statusCode(), new ImpatientStream(answer.body(), request.timeout()), retryAfter(answer));
    }

    private static InternalAnswer answer(HttpResponse<byte[]> answer) {
        return new InternalAnswer(answer.statusCode(), answer.body(), retryAfter(answer));
    }

    private <B> HttpResponse<B> exchange(
            Replica replica, InternalRequest request, HttpResponse.BodyHandler<B> body, BooleanSupplier givenUp)
            throws NotExecutedException, OutcomeUnknownException, InterruptedException {
        CompletableFuture<HttpResponse<B>> exchange = client.sendAsync(built(replica, request), body);
        try {
            // The timeout of the JDK's client covers only the head of an answer.
            return await(exchange, request.timeout().toNanos(), givenUp);
        } catch (TimeoutException e) {
            throw new NoAnswerInTimeException(replica + " gives no answer in " + request.timeout(), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (neverSent(cause)) {
                throw new NotExecutedException(replica + " is not reached", cause);
            }
            throw new OutcomeUnknownException(replica + " gives no answer", cause);
        } finally {
            // Closes the connection if the exchange has not ended.
            exchange.cancel(true);
        }
    }

    private static <B> HttpResponse<B> await(
            CompletableFuture<HttpResponse<B>> exchange, long nanos, BooleanSupplier givenUp)
            throws InterruptedException, ExecutionException, TimeoutException, GivenUpException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > LOOK_NANOS; left = end - System.nanoTime()) {
            try {
                return exchange.get(LOOK_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (givenUp.getAsBoolean()) {
                    throw new GivenUpException("nobody waits for the answer any more", e);
                }
            }
        }
        return exchange.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** {@return the seconds of {@code Retry-After}, null if there are none} A date is not read: no replica sends one, and clocks differ. */
    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    /** {@return whether a request was not executed, because its replica was not reached} @param fault the fault of the client */
    public static boolean neverSent(Throwable fault) {
        return Causes.any(
                fault,
                cause -> cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof UnresolvedAddressException);
    }

    private HttpRequest built(Replica replica, InternalRequest request) {
        byte[] body = request.body();
        HttpRequest.Builder built = HttpRequest.newBuilder(replica.resolve(request.path()))
                .header("Authorization", "Bearer " + tokens.token())
                .header(
                        InternalRequest.DEADLINE,
                        Long.toString(request.timeout().toMillis()))
                .method(
                        request.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            built.header("Content-Type", "application/json");
        }
        if (request.correlation() != null) {
            built.header(Correlation.HEADER, request.correlation());
        }
        return built.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
