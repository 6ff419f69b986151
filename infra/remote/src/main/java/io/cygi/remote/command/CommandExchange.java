package io.cygi.remote.command;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.worker.RemoteFaultException;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.replica.RepetitionBudget;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request to one replica of the command side after another until a replica answers with the outcome of the
 * commands. A request whose outcome is unknown is sent again as a whole, because commands are idempotent.
 *
 * <p>Repetitions are bounded. A busy replica keeps its keys, and the exchange waits for the time that the replica names. An
 * attempt with an unknown outcome may still be carried out, so a request has at most {@link #UNKNOWN_MAX} of them, and the
 * {@link RepetitionBudget} bounds those of the whole process. Each attempt has the same time.
 */
public final class CommandExchange {

    /** The most attempts of one request whose outcome is unknown. All of them may be carried out. */
    static final int UNKNOWN_MAX = 4;

    /** Attempts at a busy replica before the next replica is asked. A busy replica may be stuck. */
    static final int BUSY_MAX = 3;

    private static final Logger LOG = LoggerFactory.getLogger(CommandExchange.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int PAUSE_DOUBLINGS_MAX = 4;

    private final Replicas commandSide;
    private final CommandSender sender;
    private final RemoteCommandProperties properties;
    private final ExchangeTime time;
    private final RepetitionBudget budget = new RepetitionBudget();

    /**
     * Creates an exchange with the system's time.
     *
     * @param commandSide the replicas of the command side
     * @param http sends requests to a replica
     * @param format reads the faults of answers
     * @param properties the longest waits
     */
    public CommandExchange(
            Replicas commandSide, InternalHttp http, CommandFormat format, RemoteCommandProperties properties) {
        this(commandSide, new CommandSender(commandSide, http, format), properties, ExchangeTime.SYSTEM);
    }

    CommandExchange(Replicas commandSide, CommandSender sender, RemoteCommandProperties properties, ExchangeTime time) {
        this.commandSide = commandSide;
        this.sender = sender;
        this.properties = properties;
        this.time = time;
    }

    /** A request under way. @param end the end of the caller's patience, by {@link ExchangeTime#nanos} */
    private record Sending(InternalRequest request, Function<byte[], CommandReply> reader, long end, Trial trial) {}

    /**
     * {@return the reply of the first replica that answers with the outcome}
     *
     * @param key the key by which the replica is chosen
     * @param request the request's body, as JSON
     * @param correlation the correlation id of the commands
     * @param reader reads a reply, or throws {@link IllegalArgumentException}
     * @throws RemoteFaultException if the same commands fail at two replicas, or at one and no other replica answers with the
     *     outcome, or if no replica understands the request
     * @throws UnavailableException if no replica answers with the outcome in time
     * @throws InterruptedException if the thread is interrupted
     */
    CommandReply send(String key, byte[] request, String correlation, Function<byte[], CommandReply> reader)
            throws InterruptedException {
        budget.requested();
        Sending sending = new Sending(
                new InternalRequest("POST", RemoteCommandProperties.PATH, request, correlation, properties.attempt()),
                reader,
                time.nanos() + properties.patience().toNanos(),
                new Trial());
        for (int round = 0; ; round++) {
            CommandReply reply = round(sending, commandSide.ordered(key));
            if (reply != null) {
                return reply;
            }
            long nanos = FIRST_PAUSE.toNanos() << Math.min(round, PAUSE_DOUBLINGS_MAX);
            pause(sending, Duration.ofNanos(nanos / 2), "no replica of the command side takes the commands");
        }
    }

    private @Nullable CommandReply round(Sending sending, List<Replica> replicas) throws InterruptedException {
        sending.trial.beginRound();
        for (Replica replica : replicas) {
            if (!sending.trial.failedAt(replica)) {
                CommandReply reply = ask(sending, replica, replicas.size());
                if (reply != null) {
                    return reply;
                }
                LOG.debug("Commands go to another replica than {}", replica);
            }
        }
        sending.trial.endRound();
        return null;
    }

    /** {@return the reply of a replica, or null if the next replica has to be asked} */
    private @Nullable CommandReply ask(Sending sending, Replica replica, int replicas) throws InterruptedException {
        Trial trial = sending.trial;
        for (int busy = 0; busy < BUSY_MAX; busy++) {
            switch (sender.send(replica, sending.request, sending.reader)) {
                case Attempt.Told told -> {
                    return told.reply();
                }
                case Attempt.Busy wait -> {
                    trial.notTaken(wait.cause());
                    pause(sending, wait.retryAfter(), "the command side is busy");
                }
                case Attempt.NotTaken away -> {
                    trial.notTaken(away.cause());
                    return null;
                }
                case Attempt.NotUnderstood other -> {
                    trial.notUnderstood(other.cause());
                    return null;
                }
                case Attempt.Stays fault -> {
                    trial.stays(replica, fault.fault(), replicas);
                    return null;
                }
                case Attempt.Unknown unknown -> {
                    unknown(sending, unknown);
                    return null;
                }
            }
        }
        return null;
    }

    private void unknown(Sending sending, Attempt.Unknown unknown) throws InterruptedException {
        boolean mayRepeat = sending.trial.unknown(unknown.cause()) < UNKNOWN_MAX && budget.take();
        if (!mayRepeat) {
            throw sending.trial.end("the commands were sent as often as they may be");
        }
        pause(
                sending,
                Objects.requireNonNullElse(unknown.retryAfter(), Duration.ZERO),
                "no replica of the command side has answered in " + properties.patience());
    }

    /**
     * Waits if enough time for an attempt is left after the pause, and otherwise ends the trial. The length of the pause is
     * random, so that callers do not send again all at once.
     *
     * @param atLeast the shortest pause; the longest is one and a half times as long
     * @param otherwise the reason that the caller gets if no time is left
     */
    private void pause(Sending sending, Duration atLeast, String otherwise) throws InterruptedException {
        long nanos = atLeast.toNanos() + ThreadLocalRandom.current().nextLong(atLeast.toNanos() / 2 + 1);
        if (sending.end - time.nanos() - nanos < properties.attempt().toNanos()) {
            throw sending.trial.end(otherwise);
        }
        if (nanos > 0) {
            time.pause(Duration.ofNanos(nanos));
        }
    }
}
