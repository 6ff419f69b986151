package io.cygi.remote.command;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.worker.CommandSideUnavailableException;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.RemoteFaultException;
import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.http.OutcomeUnknownException;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request to one replica of the command side after another until one tells what has become of the commands. A
 * request whose outcome is unknown is sent again as a whole, because commands are idempotent.
 */
public final class CommandExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CommandExchange.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int PAUSE_DOUBLINGS_MAX = 4;
    private static final long REFUSED_REPORT_NANOS = Duration.ofMinutes(1).toNanos();

    private final Replicas commandSide;
    private final InternalHttp http;
    private final CommandFormat format;
    private final RemoteCommandProperties properties;
    private final AtomicLong refusedReportAt = new AtomicLong(System.nanoTime());

    /** @param commandSide its replicas @param http reaches them @param format of faults @param properties the times */
    public CommandExchange(
            Replicas commandSide, InternalHttp http, CommandFormat format, RemoteCommandProperties properties) {
        this.commandSide = commandSide;
        this.http = http;
        this.format = format;
        this.properties = properties;
    }

    /**
     * {@return the reply}
     *
     * @param key by which the replica is chosen
     * @param request JSON
     * @param correlation the id that the commands are carried out under
     * @param reader reads a reply, or throws {@link IllegalArgumentException}
     * @throws RemoteFaultException where the same commands fail at each replica
     * @throws UnavailableException where no replica tells the outcome in time
     * @throws InterruptedException where the thread is interrupted
     */
    CommandReply send(String key, byte[] request, String correlation, Function<byte[], CommandReply> reader)
            throws InterruptedException {
        long end = System.nanoTime() + properties.patience().toNanos();
        IOException last = null;
        boolean refusedByAll = false;
        for (int round = 0; ; round++) {
            boolean refusedInRound = true;
            for (Replica replica : commandSide.ordered(key)) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (left.toMillis() <= 0) {
                    throw refusedByAll ? refused(last) : unavailable(last);
                }
                Duration attempt = left.compareTo(properties.attempt()) < 0 ? left : properties.attempt();
                try {
                    return attempt(
                            replica,
                            new InternalRequest("POST", RemoteCommandProperties.PATH, request, correlation, attempt),
                            reader);
                } catch (IOException e) {
                    last = e;
                    refusedInRound &= e instanceof RequestRefusedException;
                    LOG.debug("Commands go to another replica than {}", replica, e);
                }
            }
            refusedByAll = refusedInRound;
            pause(round, end);
        }
    }

    /** A replica does not understand the request, and another one of the same version will not either. */
    private static final class RequestRefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private RequestRefusedException(String message) {
            super(message);
        }
    }

    /** {@return the fault of a request that no replica understands} It does not pass by itself, so its step is to be parked. */
    private static RemoteFaultException refused(@Nullable IOException last) {
        return new RemoteFaultException(
                "No replica of the command side takes the request: " + (last == null ? "" : last.getMessage()),
                FailureReason.FAULT);
    }

    private CommandReply attempt(Replica replica, InternalRequest request, Function<byte[], CommandReply> reader)
            throws IOException, InterruptedException {
        InternalAnswer answer;
        try {
            answer = http.send(replica, request);
        } catch (IOException e) {
            commandSide.failed(replica);
            throw e;
        }
        if (answer.status() == 200) {
            try {
                CommandReply reply = reader.apply(answer.body());
                commandSide.answered(replica);
                return reply;
            } catch (IllegalArgumentException e) {
                throw new OutcomeUnknownException(replica + " gives a reply that cannot be read", e);
            }
        }
        throw refused(replica, answer);
    }

    /** {@return what an answer without a reply tells} Whatever it is, another replica is asked, unless the fault is permanent. */
    private IOException refused(Replica replica, InternalAnswer answer) {
        String message = replica + " answers with status " + answer.status();
        switch (answer.status()) {
            case 401, 403, 404 -> {
                commandSide.failed(replica);
                reportRefused(message);
                return new NotExecutedException(message, null);
            }
            // It is older, and does not know a command that a newer one knows.
            case 400, 413, 422 -> {
                return new RequestRefusedException(message);
            }
            default -> {
                return fault(replica, message, format.fault(answer.body()));
            }
        }
    }

    private IOException fault(Replica replica, String message, CommandFault fault) {
        String reasoned = message + (fault.reason() == null ? "" : " because of " + fault.reason());
        if (fault.permanent()) {
            throw new RemoteFaultException(reasoned, reason(fault));
        }
        if (fault.draining()) {
            commandSide.drains(replica);
        }
        return fault.executed() == CommandFault.Executed.NO
                ? new NotExecutedException(reasoned, null)
                : new OutcomeUnknownException(reasoned, null);
    }

    private static FailureReason reason(CommandFault fault) {
        return fault.reason() == null ? FailureReason.FAULT : fault.reason();
    }

    /** It does not pass by itself, and each command would report it. */
    private void reportRefused(String message) {
        long now = System.nanoTime();
        long due = refusedReportAt.get();
        if (now - due >= 0 && refusedReportAt.compareAndSet(due, now + REFUSED_REPORT_NANOS)) {
            LOG.error("{}: is cygi.services.key the same, and cygi.commands.serve true there?", message);
        }
    }

    private UnavailableException unavailable(@Nullable IOException last) {
        String message = "no replica of the command side has answered in " + properties.patience();
        return new UnavailableException(
                "The command side does not answer.", new CommandSideUnavailableException(message, last));
    }

    /** Differs from caller to caller, so that they do not come back all at once. */
    private static void pause(int round, long end) throws InterruptedException {
        long nanos = FIRST_PAUSE.toNanos() << Math.min(round, PAUSE_DOUBLINGS_MAX);
        long random = ThreadLocalRandom.current().nextLong(nanos / 2, nanos);
        Thread.sleep(Duration.ofNanos(Math.max(0, Math.min(random, end - System.nanoTime()))));
    }
}
