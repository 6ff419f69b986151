package io.cygi.gateway.route;

import io.cygi.contracts.UnavailableException;
import io.cygi.remote.http.GivenUpException;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.NoAnswerInTimeException;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.http.OutcomeUnknownException;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import io.cygi.web.access.EdgeProof;
import io.cygi.web.problem.BusyException;
import io.cygi.web.server.PeerConnection;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One service as the edge asks it. A request that was not executed goes to the next replica. One whose outcome is unknown goes
 * to the next replica only if its method is safe, and only once. A request that is not answered in time is not sent again. The
 * number of exchanges is bounded, and no request is sent for a while if almost none is answered.
 */
final class RoutedService {

    /** The first bytes of an answer that are awaited before the client is answered. More than the server keeps back. */
    private static final int BEGIN_BYTES = 16 * 1024;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String AWAY = "A part of the platform does not answer; try again.";

    private final HttpClient client;
    private final Replicas replicas;
    private final CircuitBreaker breaker;
    private final Semaphore places;

    /**
     * Creates the service.
     *
     * @param client sends the requests
     * @param replicas the replicas
     * @param breaker stops requests while almost none is answered
     * @param exchangesMax the most exchanges at once
     */
    RoutedService(HttpClient client, Replicas replicas, CircuitBreaker breaker, int exchangesMax) {
        this.client = client;
        this.replicas = replicas;
        this.breaker = breaker;
        this.places = new Semaphore(exchangesMax);
    }

    /**
     * Sends a request, and has its answer passed on.
     *
     * @param request the request
     * @param answered passes the answer on; its place is taken until it returns
     * @throws BusyException if too many exchanges are under way, or almost no request is answered
     * @throws UnavailableException if no replica answers
     */
    void exchange(RoutedRequest request, Consumer<RoutedAnswer> answered) {
        if (!places.tryAcquire()) {
            throw new BusyException("Too many requests are under way; try again.", RETRY_AFTER);
        }
        try (RoutedAnswer answer = guarded(request)) {
            answered.accept(answer);
        } finally {
            places.release();
        }
    }

    private RoutedAnswer guarded(RoutedRequest request) {
        if (!breaker.tryAcquirePermission()) {
            throw new BusyException(AWAY, RETRY_AFTER);
        }
        long start = breaker.getCurrentTimestamp();
        try {
            RoutedAnswer answer = inTurn(request);
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            return answer;
        } catch (GivenUpException e) {
            breaker.releasePermission();
            throw new UnavailableException(AWAY, e);
        } catch (InterruptedException e) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw new UnavailableException(AWAY, e);
        } catch (IOException e) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            throw new UnavailableException(AWAY, e);
        }
    }

    private RoutedAnswer inTurn(RoutedRequest request) throws IOException, InterruptedException {
        IOException last = new NotExecutedException("there is no replica", null);
        boolean unknown = false;
        for (Replica replica : replicas.ordered(request.key())) {
            try {
                RoutedAnswer answer = attempt(replica, request);
                replicas.answered(replica);
                return answer;
            } catch (NotExecutedException e) {
                replicas.failed(replica);
                last = e;
            } catch (NoAnswerInTimeException e) {
                replicas.timedOut(replica);
                throw e;
            } catch (GivenUpException e) {
                throw e;
            } catch (OutcomeUnknownException e) {
                replicas.failed(replica);
                if (!request.safe() || unknown) {
                    throw e;
                }
                unknown = true;
                last = e;
            }
        }
        throw last;
    }

    private RoutedAnswer attempt(Replica replica, RoutedRequest request)
            throws NotExecutedException, OutcomeUnknownException, InterruptedException {
        long end = System.nanoTime() + request.timeout().toNanos();
        CompletableFuture<HttpResponse<AnswerBody>> exchange =
                client.sendAsync(request.to(replica), head -> new AnswerBody());
        boolean begun = false;
        try {
            HttpResponse<AnswerBody> head = await(exchange, end);
            requireAnswer(replica, head);
            RoutedAnswer answer = begun(head, end, request.timeout());
            begun = true;
            return answer;
        } catch (TimeoutException e) {
            throw new NoAnswerInTimeException(replica + " gives no answer in " + request.timeout(), e);
        } catch (ExecutionException e) {
            if (InternalHttp.neverSent(e.getCause())) {
                throw new NotExecutedException(replica + " is not reached", e.getCause());
            }
            throw new OutcomeUnknownException(replica + " gives no answer", e.getCause());
        } finally {
            if (!begun) {
                // Closes the connection, whether the head of the answer has come or not.
                exchange.thenAccept(late -> late.body().close());
                exchange.cancel(true);
            }
        }
    }

    private static void requireAnswer(Replica replica, HttpResponse<?> head)
            throws NotExecutedException, OutcomeUnknownException {
        int status = head.statusCode();
        boolean refused = status == 401
                && head.headers().allValues("WWW-Authenticate").stream().anyMatch(EdgeProof.HEADER::equalsIgnoreCase);
        if (refused) {
            throw new NotExecutedException(replica + " does not take the proof of the edge", null);
        }
        if (status == 502 || status == 504) {
            throw new OutcomeUnknownException(replica + " answers with status " + status, null);
        }
    }

    private static RoutedAnswer begun(HttpResponse<AnswerBody> head, long end, Duration silence)
            throws OutcomeUnknownException, InterruptedException, TimeoutException {
        List<ByteBuffer> begin = new ArrayList<>();
        boolean whole = false;
        long bytes = 0;
        while (!RoutedAnswer.stream(head.headers()) && !whole && bytes < BEGIN_BYTES) {
            AnswerBody.Part part = next(head.body(), end);
            try {
                whole = part.ends();
            } catch (IOException e) {
                throw new OutcomeUnknownException("an answer breaks off", e);
            }
            begin.addAll(part.bytes());
            bytes += part.bytes().stream().mapToLong(ByteBuffer::remaining).sum();
        }
        return new RoutedAnswer(head, begin, whole, silence);
    }

    private static AnswerBody.Part next(AnswerBody body, long end)
            throws GivenUpException, InterruptedException, TimeoutException {
        while (true) {
            long left = end - System.nanoTime();
            AnswerBody.Part part = body.next(Math.clamp(left, 0, RoutedAnswer.LOOK_NANOS));
            if (part != null) {
                return part;
            }
            look(left);
        }
    }

    private static HttpResponse<AnswerBody> await(CompletableFuture<HttpResponse<AnswerBody>> exchange, long end)
            throws GivenUpException, InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            long left = end - System.nanoTime();
            try {
                return exchange.get(Math.clamp(left, 0, RoutedAnswer.LOOK_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                look(left);
            }
        }
    }

    /** Ends a wait if its time is over or the client has left. @param left the time that was left before this look, in ns */
    private static void look(long left) throws GivenUpException, TimeoutException {
        if (left <= RoutedAnswer.LOOK_NANOS) {
            throw new TimeoutException();
        }
        if (PeerConnection.clientIsGone()) {
            throw new GivenUpException("the client has closed its connection", null);
        }
    }
}
