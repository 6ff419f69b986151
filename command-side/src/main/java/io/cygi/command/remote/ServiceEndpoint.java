package io.cygi.command.remote;

import io.cygi.messaging.Deadline;
import io.cygi.messaging.DeadlineOverException;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.remote.command.CommandFault;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.server.PeerConnection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests of other services of the platform. A request without a valid service token is refused. The endpoint is a
 * filter before all others, because the security and the limits of users do not apply to it, and it passes nothing on. The
 * answer to a GET says whether requests are accepted.
 *
 * <p>The caller's wait is counted from the time at which its request is read. The request may have waited before, for its
 * connection to be accepted or for a thread. A caller that gives up closes its connection, so the {@link Deadline} under which
 * the request is carried out covers the connection, too.
 */
abstract class ServiceEndpoint extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ServiceEndpoint.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final transient CommandFormat format;
    private final transient ServiceTokens tokens;
    private final transient UnderWay underWay;
    private final int bodyBytesMax;
    private volatile boolean draining;

    /**
     * Creates the endpoint.
     *
     * @param format writes the faults
     * @param tokens verify the callers
     * @param underWay the bounds of the requests that are carried out at the same time
     * @param bodyBytesMax the most bytes of the body of a request
     */
    ServiceEndpoint(CommandFormat format, ServiceTokens tokens, UnderWay underWay, int bodyBytesMax) {
        this.format = format;
        this.tokens = tokens;
        this.underWay = underWay;
        this.bodyBytesMax = bodyBytesMax;
    }

    /** {@return the bytes for which a request counts at its entry} @param bodyBytes the bytes of its body */
    abstract int charged(int bodyBytes);

    /**
     * {@return the answer to a request, as JSON} It is called under the {@link Deadline} of the caller.
     *
     * @param body the body of the request
     * @param entry the entry of the request, which an answer may outgrow
     * @throws NotUnderstoodException if the request cannot be read
     * @throws BusyException if the answer has outgrown the bounds
     * @throws DeadlineOverException if nobody waits for the answer
     */
    abstract byte[] answer(byte[] body, UnderWay.Entry entry);

    /**
     * Refuses further requests, which go to another replica. Requests under way are finished while the server stops.
     */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void drain() {
        draining = true;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        long receivedAt = System.nanoTime();
        if (tokens.sender(request.getHeader(HttpHeaders.AUTHORIZATION)).isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (draining) {
            fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.ending());
        } else if (HttpMethod.GET.matches(request.getMethod())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
        } else if (request.getContentLengthLong() < 0) {
            response.setStatus(HttpStatus.LENGTH_REQUIRED.value());
        } else if (request.getContentLengthLong() > bodyBytesMax) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            enter(request, response, receivedAt);
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, long receivedAt) throws IOException {
        try (UnderWay.Entry entry = underWay.enter(charged(request.getContentLength()))) {
            if (entry == null) {
                fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.busy());
            } else {
                post(request, response, receivedAt, entry);
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response, long receivedAt, UnderWay.Entry entry)
            throws IOException {
        long millis = InternalRequest.deadlineMillis(request.getHeader(InternalRequest.DEADLINE));
        if (millis < 0) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        try {
            Duration left = Duration.ofMillis(millis).minusNanos(System.nanoTime() - receivedAt);
            byte[] answer = Deadline.call(left, PeerConnection::clientIsGone, () -> answer(body, entry));
            write(response, HttpStatus.OK, answer);
        } catch (NotUnderstoodException e) {
            LOG.warn("A request of another version is not understood", e);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (DeadlineOverException e) {
            fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.late());
        } catch (BusyException e) {
            fault(response, HttpStatus.SERVICE_UNAVAILABLE, CommandFault.busy());
        } catch (RuntimeException e) {
            FaultKind kind = FaultKind.of(e);
            LOG.warn("A request of another service fails with a fault that is {}", kind, e);
            boolean permanent = kind == FaultKind.PERMANENT;
            fault(
                    response,
                    permanent ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.SERVICE_UNAVAILABLE,
                    CommandFault.met(permanent, FailureReason.of(e)));
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
