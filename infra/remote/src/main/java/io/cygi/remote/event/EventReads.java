package io.cygi.remote.event;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.worker.CommandSideUnavailableException;
import io.cygi.remote.command.CommandFault;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.ExchangeTime;
import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.NoAnswerInTimeException;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.replica.RepetitionBudget;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a query to one replica of the command side after another until one answers, or the deadline of the read is over. Each
 * attempt has what is left until the deadline, up to {@code cygi.reads.attempt}, and the replica gets it as its own deadline.
 *
 * <p>A repetition changes nothing, but it is work. An attempt without an answer may still be carried out, so a query has at most
 * {@link #UNKNOWN_MAX} of them, and a {@link RepetitionBudget} bounds those of the whole process.
 */
public final class EventReads {

    /** The most attempts of one query that may be carried out although they gave no answer. */
    static final int UNKNOWN_MAX = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int PAUSE_DOUBLINGS_MAX = 4;

    private final Replicas commandSide;
    private final InternalHttp http;
    private final CommandFormat faults;
    private final RemoteReadProperties properties;
    private final ExchangeTime time;
    private final RepetitionBudget budget = new RepetitionBudget();

    /**
     * Creates the reads.
     *
     * @param commandSide the replicas as reads see them. Another view than that of commands: a replica that reads too slowly keeps
     *     its commands
     * @param http sends requests to a replica
     * @param faults reads the faults of answers
     * @param properties the longest waits
     */
    public EventReads(Replicas commandSide, InternalHttp http, CommandFormat faults, RemoteReadProperties properties) {
        this(commandSide, http, faults, properties, ExchangeTime.SYSTEM);
    }

    EventReads(
            Replicas commandSide,
            InternalHttp http,
            CommandFormat faults,
            RemoteReadProperties properties,
            ExchangeTime time) {
        this.commandSide = commandSide;
        this.http = http;
        this.faults = faults;
        this.properties = properties;
        this.time = time;
    }

    /** {@return the deadline of a read that begins now} If the thread has an earlier {@link Deadline}, that one counts. */
    ReadDeadline begin() {
        Duration patience = properties.patience();
        Duration left = Deadline.left().orElse(patience);
        return new ReadDeadline(time.nanos() + (left.compareTo(patience) < 0 ? left : patience).toNanos());
    }

    /** A query under way. Used by one thread. */
    private static final class Asking {

        private final byte[] query;
        private final ReadDeadline deadline;
        private @Nullable IOException last;
        private int unknown;
        private boolean understood;
        private Duration pause = Duration.ZERO;

        Asking(byte[] query, ReadDeadline deadline) {
            this.query = query;
            this.deadline = deadline;
        }

        UnavailableException end(String why) {
            return new UnavailableException(
                    "The event store does not answer.", new CommandSideUnavailableException(why, last));
        }
    }

    /**
     * {@return the answer}
     *
     * @param query the query as JSON
     * @param reader reads an answer, or throws {@link IllegalArgumentException}
     * @param deadline the end of the read, which may need several answers
     * @throws UnavailableException if no replica answers in time
     */
    <T> T ask(byte[] query, Function<byte[], T> reader, ReadDeadline deadline) {
        try {
            return asked(new Asking(query, deadline), reader);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the event store was waited for while the process ends", e);
        }
    }

    private <T> T asked(Asking asking, Function<byte[], T> reader) throws InterruptedException {
        budget.requested();
        for (int round = 0; ; round++) {
            asking.understood = false;
            asking.pause = FIRST_PAUSE.multipliedBy(1L << Math.min(round, PAUSE_DOUBLINGS_MAX));
            for (Replica replica : commandSide.inTurn()) {
                T answer = attempt(asking, replica, reader);
                if (answer != null) {
                    return answer;
                }
            }
            if (!asking.understood) {
                throw asking.end("no replica of the command side understands the query");
            }
            long nanos = asking.pause.toNanos();
            nanos += ThreadLocalRandom.current().nextLong(nanos / 2 + 1);
            if (left(asking).toNanos() <= nanos) {
                throw asking.end("no replica of the command side has read events in time");
            }
            time.pause(Duration.ofNanos(nanos));
        }
    }

    private Duration left(Asking asking) {
        return Duration.ofNanos(asking.deadline.nanos() - time.nanos());
    }

    /** {@return the answer of a replica, null if it has none} */
    private <T> @Nullable T attempt(Asking asking, Replica replica, Function<byte[], T> reader)
            throws InterruptedException {
        Duration left = left(asking);
        if (left.toMillis() <= 0) {
            throw asking.end("the read has taken too long");
        }
        Duration attempt = left.compareTo(properties.attempt()) < 0 ? left : properties.attempt();
        InternalAnswer answer;
        try {
            answer = http.send(
                    replica,
                    new InternalRequest("POST", EventQuery.PATH, asking.query, Correlation.current(), attempt));
        } catch (NotExecutedException e) {
            commandSide.failed(replica);
            asking.understood = true;
            asking.last = e;
            return null;
        } catch (NoAnswerInTimeException e) {
            commandSide.timedOut(replica);
            unknown(asking, e);
            return null;
        } catch (IOException e) {
            commandSide.failed(replica);
            unknown(asking, e);
            return null;
        }
        if (answer.status() != 200) {
            refused(asking, replica, answer);
            return null;
        }
        try {
            T read = reader.apply(answer.body());
            commandSide.answered(replica);
            return read;
        } catch (IllegalArgumentException e) {
            unknown(asking, new IOException(replica + " gives an answer that cannot be read", e));
            return null;
        }
    }

    private void refused(Asking asking, Replica replica, InternalAnswer answer) {
        IOException message = new IOException(replica + " answers with status " + answer.status());
        switch (answer.status()) {
            case 401, 403, 404 -> {
                commandSide.failed(replica);
                asking.understood = true;
                asking.last = message;
            }
            case 400, 413, 422 -> {
                commandSide.answered(replica);
                asking.last = message;
            }
            default -> fault(asking, replica, answer, message);
        }
    }

    private void fault(Asking asking, Replica replica, InternalAnswer answer, IOException message) {
        CommandFault fault = faults.fault(answer.body());
        Duration wish = answer.retryAfter();
        if (wish != null && wish.compareTo(asking.pause) > 0 && !fault.draining()) {
            asking.pause = wish;
        }
        if (fault.draining()) {
            commandSide.drains(replica);
        } else {
            commandSide.answered(replica);
        }
        if (fault.executed() == CommandFault.Executed.UNKNOWN) {
            unknown(asking, message);
        } else {
            asking.understood = true;
            asking.last = message;
        }
    }

    /** Notes an attempt that may have been carried out in vain, and ends the query if it may not be repeated. */
    private void unknown(Asking asking, IOException cause) {
        asking.understood = true;
        asking.last = cause;
        if (++asking.unknown >= UNKNOWN_MAX || !budget.take()) {
            throw asking.end("the query was sent as often as it may be");
        }
    }
}
