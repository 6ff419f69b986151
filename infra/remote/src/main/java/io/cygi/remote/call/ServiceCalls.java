package io.cygi.remote.call;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.remote.http.GivenUpException;
import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.InternalStream;
import io.cygi.remote.http.NoAnswerInTimeException;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.replica.RepetitionBudget;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import io.cygi.web.server.PeerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to the replicas of other services. A replica that does not answer is followed by the next one. A call whose
 * outcome is unknown is sent again, because calls may be repeated, as often as the {@link RepetitionBudget} of the service
 * allows. All attempts together take at most two and a half times the
 * time of the call, besides the time for which the call itself waits. If no replica answers, the caller gets an
 * {@link UnavailableException} and never a default.
 *
 * <p>If the client of this process leaves while it waits for an answer, the wait ends and the connection to the replica is
 * closed, so that the replica stops waiting, too.
 */
public final class ServiceCalls {

    /** The most attempts of one call. */
    static final int ATTEMPTS_MAX = 4;

    /** The attempts of a call that has no answer, however long the first one takes. */
    private static final int ATTEMPTS_MIN = 2;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Function<String, Replicas> services;
    private final InternalHttp http;
    private final CallFormat format = new CallFormat();
    private final Map<String, RepetitionBudget> budgets = new ConcurrentHashMap<>();

    /** Creates the sender. @param services the replicas of a service @param http sends requests to a replica */
    public ServiceCalls(Function<String, Replicas> services, InternalHttp http) {
        this.services = services;
        this.http = http;
    }

    /** The answer of a replica. @param replica the replica @param answer its answer @param <A> the type of the answer */
    public record Answered<A>(Replica replica, A answer) {}

    /** One attempt at one replica. @param <R> the type of the result */
    private interface Attempt<R> {

        /** {@return the result, or an absent one if the replica does not answer} @param left the time that is left */
        CallOutcome<R> at(Replica replica, Duration left) throws IOException, InterruptedException;
    }

    /**
     * {@return the answer of a replica}
     *
     * @param call the call
     * @param key the key by which the replica is chosen, for example an account
     * @param request the request
     * @throws RefusedException if the service refuses
     * @throws UnavailableException if no replica answers in time
     */
    public <Q, A> A ask(Call<Q, A> call, String key, Q request) {
        return await(call, key, Duration.ZERO, left -> request);
    }

    /**
     * {@return the answer of a replica, and the replica}
     *
     * @param call the call
     * @param key the key by which the replica is chosen, for example an account
     * @param request the request
     * @throws RefusedException if the service refuses
     * @throws UnavailableException if no replica answers in time
     */
    public <Q, A> Answered<A> answered(Call<Q, A> call, String key, Q request) {
        return inTurn(call, () -> services.apply(call.service()).ordered(key), Duration.ZERO, (replica, left) -> {
            CallOutcome<A> outcome = asked(call, replica, request, call.time());
            return new CallOutcome<>(
                    outcome.result() == null ? null : new Answered<>(replica, outcome.result()),
                    outcome.fault(),
                    outcome.begun(),
                    outcome.retryAfter());
        });
    }

    /**
     * {@return the answer of a certain replica, or of another one if that one does not answer}
     *
     * @param call the call
     * @param first the replica that is asked first, if it still belongs to the service
     * @param request the request
     * @throws RefusedException if the service refuses
     * @throws UnavailableException if no replica answers in time
     */
    public <Q, A> A askFirst(Call<Q, A> call, Replica first, Q request) {
        return inTurn(
                call,
                () -> services.apply(call.service()).inTurn().stream()
                        .sorted(Comparator.comparing(replica -> !replica.equals(first)))
                        .toList(),
                Duration.ZERO,
                (replica, left) -> asked(call, replica, request, call.time()));
    }

    /**
     * {@return the answer of a replica, which may wait before it answers}
     *
     * @param call the call
     * @param key the key by which the replica is chosen, for example an account
     * @param wait the longest time for which replicas may wait, at least zero
     * @param request makes the request of an attempt from the time for which the replica may wait
     * @throws RefusedException if the service refuses
     * @throws UnavailableException if no replica answers in time
     */
    public <Q, A> A await(Call<Q, A> call, String key, Duration wait, Function<Duration, Q> request) {
        return inTurn(
                call,
                () -> services.apply(call.service()).ordered(key),
                wait,
                (replica, left) -> asked(call, replica, request.apply(left), left.plus(call.time())));
    }

    private <Q, A> CallOutcome<A> asked(Call<Q, A> call, Replica replica, Q request, Duration longest)
            throws IOException, InterruptedException {
        byte[] body = format.request(request);
        InternalAnswer answer =
                http.send(replica, request(call, body, longest), Call.ANSWER_BYTES_MAX, PeerConnection::clientIsGone);
        if (answer.status() != 200) {
            return fault(call, replica, answer);
        }
        services.apply(call.service()).answered(replica);
        return CallOutcome.of(format.answer(answer.body(), call.answer()));
    }

    /**
     * Reads the records of a call while they come.
     *
     * @param call the call
     * @param key the key by which the replica is chosen
     * @param request the request
     * @param records takes each record as a {@link tools.jackson.databind.util.RawValue}, with the JSON that the service sends
     * @throws UnavailableException if no replica answers, or an answer breaks off; then some records may have been taken
     */
    public <Q> void stream(Call<Q, ?> call, String key, Q request, Consumer<Object> records) {
        byte[] body = format.request(request);
        Supplier<List<Replica>> order = () -> services.apply(call.service()).ordered(key);
        try (InternalStream stream = inTurn(call, order, Duration.ZERO, (replica, left) -> {
            InternalStream answer = http.open(replica, request(call, body, call.time()));
            if (answer.status() == 200) {
                services.apply(call.service()).answered(replica);
                return CallOutcome.of(answer);
            }
            try (answer) {
                byte[] fault = answer.body().readNBytes(Call.REQUEST_BYTES_MAX);
                return fault(call, replica, new InternalAnswer(answer.status(), fault, answer.retryAfter()));
            }
        })) {
            RecordLines.read(stream.body(), records);
        } catch (IOException e) {
            throw unavailable(call, e);
        }
    }

    private <R> R inTurn(Call<?, ?> call, Supplier<List<Replica>> order, Duration wait, Attempt<R> attempt) {
        try {
            return tried(call, order, wait, attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(call, e);
        } catch (GivenUpException e) {
            throw unavailable(call, e);
        }
    }

    private <R> R tried(Call<?, ?> call, Supplier<List<Replica>> order, Duration wait, Attempt<R> attempt)
            throws InterruptedException, GivenUpException {
        Replicas replicas = services.apply(call.service());
        RepetitionBudget budget = budgets.computeIfAbsent(call.service(), service -> new RepetitionBudget());
        budget.requested();
        long waitEnd = System.nanoTime() + wait.toNanos();
        long lastBegin = waitEnd + call.time().multipliedBy(3).dividedBy(2).toNanos();
        IOException last = null;
        int attempts = 0;
        while (true) {
            Duration pause = PAUSE;
            for (Replica replica : order.get()) {
                if (attempts++ == ATTEMPTS_MAX) {
                    throw unavailable(call, last);
                }
                CallOutcome<R> outcome = tried(replicas, replica, attempt, waitEnd);
                if (outcome.result() != null) {
                    return outcome.result();
                }
                last = outcome.fault();
                pause = longer(pause, outcome.retryAfter());
                if (outcome.begun() && !budget.take()) {
                    throw unavailable(call, last);
                }
                if (attempts >= ATTEMPTS_MIN && System.nanoTime() - lastBegin > 0) {
                    throw unavailable(call, last);
                }
            }
            long left = lastBegin - System.nanoTime();
            if (attempts >= ATTEMPTS_MIN && pause.toNanos() > left) {
                throw unavailable(call, last);
            }
            // A replica may ask for a longer pause than the call has.
            Thread.sleep(Duration.ofNanos(Math.clamp(left, 0, pause.toNanos())));
        }
    }

    private static <R> CallOutcome<R> tried(Replicas replicas, Replica replica, Attempt<R> attempt, long waitEnd)
            throws InterruptedException, GivenUpException {
        try {
            return attempt.at(replica, Duration.ofNanos(Math.max(0, waitEnd - System.nanoTime())));
        } catch (GivenUpException e) {
            throw e;
        } catch (NotExecutedException e) {
            replicas.failed(replica);
            return new CallOutcome<>(null, e, false, null);
        } catch (NoAnswerInTimeException e) {
            replicas.timedOut(replica);
            return CallOutcome.unknown(e);
        } catch (IOException e) {
            replicas.failed(replica);
            return CallOutcome.unknown(e);
        } catch (IllegalArgumentException e) {
            return CallOutcome.unknown(new IOException(replica + " gives an answer that cannot be read", e));
        }
    }

    private <R> CallOutcome<R> fault(Call<?, ?> call, Replica replica, InternalAnswer answer) {
        Replicas replicas = services.apply(call.service());
        boolean begun = true;
        switch (answer.status()) {
            case 401, 403, 404 -> {
                replicas.failed(replica);
                begun = false;
            }
            case 503 -> {
                CallFault fault = format.fault(answer.body());
                begun = fault.begun();
                if (fault.draining()) {
                    replicas.drains(replica);
                }
            }
            case 405, 411, 413, 422 -> {
                replicas.answered(replica);
                begun = false;
            }
            default -> replicas.answered(replica);
        }
        IOException message = new IOException(replica + " answers with status " + answer.status());
        return new CallOutcome<>(null, message, begun, answer.retryAfter());
    }

    private static InternalRequest request(Call<?, ?> call, byte[] body, Duration longest) {
        return new InternalRequest("POST", call.path(), body, Correlation.current(), longest);
    }

    private static UnavailableException unavailable(Call<?, ?> call, @Nullable Exception last) {
        return new UnavailableException(
                "A part of the platform does not answer.", new ServiceUnavailableException(call, last));
    }

    private static Duration longer(Duration pause, @Nullable Duration retryAfter) {
        Duration asked = Objects.requireNonNullElse(retryAfter, pause);
        return asked.compareTo(pause) > 0 ? asked : pause;
    }
}
