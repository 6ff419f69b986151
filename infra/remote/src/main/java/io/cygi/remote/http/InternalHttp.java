package io.cygi.remote.http;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.worker.Causes;
import io.cygi.remote.replica.Replica;
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

    private final ServiceTokens tokens;
    private final HttpClient client;

    /** Creates the client. @param tokens issues service tokens @param connectTimeout the longest wait for a connection */
    public InternalHttp(ServiceTokens tokens, Duration connectTimeout) {
        this.tokens = tokens;
        this.client = HttpClient.newBuilder()
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
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(built(replica, request), HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The timeout of the JDK's client covers only the head of an answer.
            HttpResponse<byte[]> answer = exchange.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
            return new InternalAnswer(answer.statusCode(), answer.body(), retryAfter(answer));
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

    /** {@return the seconds of {@code Retry-After}, null if there are none} A date is not read: no replica sends one, and clocks differ. */
    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    private static boolean neverSent(Throwable fault) {
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
