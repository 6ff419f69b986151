package io.cygi.remote.command;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.RemoteFaultException;
import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.NoAnswerInTimeException;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.http.OutcomeUnknownException;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a request to one replica of the command side once, and reads the outcome from the answer. */
final class CommandSender {

    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final long REFUSED_REPORT_NANOS = Duration.ofMinutes(1).toNanos();

    private final Replicas commandSide;
    private final InternalHttp http;
    private final CommandFormat format;
    private final AtomicLong refusedReportAt = new AtomicLong(System.nanoTime());

    CommandSender(Replicas commandSide, InternalHttp http, CommandFormat format) {
        this.commandSide = commandSide;
        this.http = http;
        this.format = format;
    }

    /** {@return the outcome of the attempt} @param reader reads a reply, or throws {@link IllegalArgumentException} */
    Attempt send(Replica replica, InternalRequest request, Function<byte[], CommandReply> reader)
            throws InterruptedException {
        InternalAnswer answer;
        try {
            answer = http.send(replica, request);
        } catch (NotExecutedException e) {
            commandSide.failed(replica);
            return new Attempt.NotTaken(e);
        } catch (NoAnswerInTimeException e) {
            commandSide.timedOut(replica);
            return new Attempt.Unknown(e, null);
        } catch (OutcomeUnknownException e) {
            commandSide.failed(replica);
            return new Attempt.Unknown(e, null);
        }
        return answer.status() == 200 ? told(replica, answer, reader) : refused(replica, answer);
    }

    private Attempt told(Replica replica, InternalAnswer answer, Function<byte[], CommandReply> reader) {
        try {
            Attempt told = new Attempt.Told(reader.apply(answer.body()));
            commandSide.answered(replica);
            return told;
        } catch (IllegalArgumentException e) {
            return new Attempt.Unknown(
                    new OutcomeUnknownException(replica + " gives a reply that cannot be read", e), null);
        }
    }

    private Attempt refused(Replica replica, InternalAnswer answer) {
        String message = replica + " answers with status " + answer.status();
        return switch (answer.status()) {
            case 401, 403, 404 -> {
                commandSide.failed(replica);
                reportRefused(message);
                yield new Attempt.NotTaken(new NotExecutedException(message, null));
            }
            // The replica is older and does not know a command that a newer replica knows.
            case 400, 413, 422 -> {
                commandSide.answered(replica);
                yield new Attempt.NotUnderstood(new NotExecutedException(message, null));
            }
            default -> fault(replica, answer, message);
        };
    }

    private Attempt fault(Replica replica, InternalAnswer answer, String message) {
        CommandFault fault = format.fault(answer.body());
        FailureReason reason = fault.reason();
        String reasoned = message + (reason == null ? "" : " because of " + reason);
        if (fault.permanent()) {
            commandSide.answered(replica);
            return new Attempt.Stays(new RemoteFaultException(reasoned, reason == null ? FailureReason.FAULT : reason));
        }
        if (fault.draining()) {
            commandSide.drains(replica);
        }
        if (fault.executed() == CommandFault.Executed.UNKNOWN) {
            return new Attempt.Unknown(new OutcomeUnknownException(reasoned, null), answer.retryAfter());
        }
        IOException notExecuted = new NotExecutedException(reasoned, null);
        if (fault.draining()) {
            return new Attempt.NotTaken(notExecuted);
        }
        commandSide.answered(replica);
        return new Attempt.Busy(notExecuted, Objects.requireNonNullElse(answer.retryAfter(), RETRY_AFTER));
    }

    /** Logs that a replica refuses this service, at most once a minute. The fault lasts, and each command meets it. */
    private void reportRefused(String message) {
        long now = System.nanoTime();
        long due = refusedReportAt.get();
        if (now - due >= 0 && refusedReportAt.compareAndSet(due, now + REFUSED_REPORT_NANOS)) {
            LOG.error("{}: is cygi.services.key the same, and cygi.commands.serve true there?", message);
        }
    }
}
