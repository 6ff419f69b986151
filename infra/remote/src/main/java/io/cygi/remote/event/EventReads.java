package io.cygi.remote.event;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.worker.CommandSideUnavailableException;
import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.NoAnswerInTimeException;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends a query to one replica of the command side after another until one answers. Each replica is asked twice at most, the
 * second time after a pause. A repetition is harmless, because reading changes nothing.
 */
final class EventReads {

    private static final int ROUNDS = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Replicas commandSide;
    private final InternalHttp http;
    private final Duration attempt;

    /** Creates the reads. @param commandSide the replicas @param http sends to them @param attempt the longest wait for one answer */
    EventReads(Replicas commandSide, InternalHttp http, Duration attempt) {
        this.commandSide = commandSide;
        this.http = http;
        this.attempt = attempt;
    }

    /** {@return the answer} @param query the query as JSON @throws UnavailableException if no replica answers */
    byte[] ask(byte[] query) {
        try {
            return asked(query);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the event store was waited for while the process ends", e);
        }
    }

    private byte[] asked(byte[] query) throws InterruptedException {
        InternalRequest request = new InternalRequest("POST", EventQuery.PATH, query, Correlation.current(), attempt);
        IOException last = null;
        for (int round = 0; round < ROUNDS; round++) {
            Duration pause = PAUSE;
            for (Replica replica : commandSide.inTurn()) {
                try {
                    InternalAnswer answer = http.send(replica, request);
                    if (answer.status() == 200) {
                        commandSide.answered(replica);
                        return answer.body();
                    }
                    last = new IOException(replica + " answers with status " + answer.status());
                    pause = longer(pause, answer.retryAfter());
                } catch (NoAnswerInTimeException e) {
                    commandSide.timedOut(replica);
                    last = e;
                } catch (IOException e) {
                    commandSide.failed(replica);
                    last = e;
                }
            }
            if (round < ROUNDS - 1) {
                Thread.sleep(pause);
            }
        }
        throw new UnavailableException(
                "The event store does not answer.",
                new CommandSideUnavailableException("no replica of the command side has read events", last));
    }

    /** {@return the longer of two pauses, at most the time of an attempt} */
    private Duration longer(Duration pause, @Nullable Duration retryAfter) {
        Duration asked = Objects.requireNonNullElse(retryAfter, pause);
        Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
        return longer.compareTo(attempt) > 0 ? attempt : longer;
    }
}
