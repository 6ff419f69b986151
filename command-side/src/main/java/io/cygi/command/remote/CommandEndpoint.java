package io.cygi.command.remote;

import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.DeadlineOverException;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.remote.command.CommandFault;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.CommandReply;
import io.cygi.remote.command.ReceivedCommands;
import io.cygi.remote.command.UnknownCommandException;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.server.PeerConnection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Carries out the commands that other services of the platform send. A request without a valid service token is
 * refused. The endpoint is a filter before all others, because the security and the limits of users do not apply to it,
 * and it passes nothing on. The answer to a GET says whether commands are accepted.
 *
 * <p>The caller's wait is counted from the time at which its request is read. The request may have waited before, for its
 * connection to be accepted or for a thread. A caller that gives up closes its connection, so the connection is checked
 * too before anything begins.
 */
final class CommandEndpoint extends HttpFilter {

    /** The most bytes of a body, the same as for other JSON requests. */
    private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CommandEndpoint.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final transient Commands commands;
    private final transient CommandFormat format;
    private final transient ServiceTokens tokens;
    private final transient UnderWay underWay;
    private volatile boolean draining;

    CommandEndpoint(Commands commands, CommandFormat format, ServiceTokens tokens, UnderWay underWay) {
        this.commands = commands;
        this.format = format;
        this.tokens = tokens;
        this.underWay = underWay;
    }

    /**
     * Refuses further requests, which go to another replica. Requests under way are finished while the server stops.
     */
    @EventListener(ContextClosedEvent.class)
    void drain() {
        draining = true;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        long receivedAt = System.nanoTime();
        if (!ServiceCall.isOfAService(request, tokens)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (draining) {
            fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.ending());
        } else if (HttpMethod.GET.matches(request.getMethod())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
        } else if (request.getContentLengthLong() < 0) {
            response.setStatus(HttpStatus.LENGTH_REQUIRED.value());
        } else if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            enter(request, response, receivedAt);
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, long receivedAt) throws IOException {
        int bodyBytes = request.getContentLength();
        if (!underWay.enter(bodyBytes)) {
            fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.busy());
            return;
        }
        try {
            post(request, response, receivedAt);
        } finally {
            underWay.leave(bodyBytes);
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response, long receivedAt) throws IOException {
        long millis = millis(request.getHeader(InternalRequest.DEADLINE));
        if (millis < 0) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        try {
            ReceivedCommands received = format.commands(body);
            Duration left = Duration.ofMillis(millis).minusNanos(System.nanoTime() - receivedAt);
            CommandReply reply = Deadline.call(left, CommandEndpoint::callerIsGone, () -> carryOut(received));
            write(response, HttpStatus.OK, format.reply(reply));
        } catch (UnknownCommandException e) {
            LOG.warn("Commands of another version are not understood", e);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (DeadlineOverException e) {
            fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.late());
        } catch (RuntimeException e) {
            FaultKind kind = FaultKind.of(e);
            LOG.warn("Commands of another service fail with a fault that is {}", kind, e);
            boolean permanent = kind == FaultKind.PERMANENT;
            fault(
                    response,
                    permanent ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.SERVICE_UNAVAILABLE,
                    CommandFault.met(permanent, FailureReason.of(e)));
        }
    }

    private static boolean callerIsGone() {
        return PeerConnection.current().filter(PeerConnection::gone).isPresent();
    }

    private static long millis(@Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private CommandReply carryOut(ReceivedCommands received) {
        List<Object> list = received.commands();
        if (!received.single()) {
            ListOutcome outcome = commands.sendInOrder(list);
            return new CommandReply(outcome.carriedOut(), outcome.refusal(), null);
        }
        try {
            return new CommandReply(1, null, commands.ask(list.getFirst(), Map.of()));
        } catch (RefusedException refusal) {
            return new CommandReply(0, refusal, null);
        }
    }

    private void fault(HttpServletResponse response, HttpStatus status, CommandFault fault) throws IOException {
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        write(response, status, format.fault(fault));
    }

    private static void write(HttpServletResponse response, HttpStatus status, byte[] body) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
