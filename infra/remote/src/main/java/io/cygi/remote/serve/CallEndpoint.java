package io.cygi.remote.serve;

import io.cygi.messaging.DeadlineOverException;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.CallFault;
import io.cygi.remote.call.CallFormat;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.problem.BrokenAnswerException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Answers the calls of other services. A request needs a service token of one of the callers of its call. The endpoint is a
 * filter before all others, because the security and the limits of users do not apply to it, and it passes nothing on. The
 * answer to a GET says whether calls are answered.
 */
public final class CallEndpoint extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CallEndpoint.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    /** The longest wait of a caller that counts, so that a wrong header keeps no place for long. */
    private static final long WAIT_MILLIS_MAX = Duration.ofMinutes(2).toMillis();

    private final transient ServiceTokens tokens;
    private final transient Map<String, ServedCall> calls;
    private final transient CallFormat format = new CallFormat();
    private final Semaphore places;
    private volatile boolean draining;

    /** Creates the endpoint. @param tokens verify the callers @param calls the calls @param underWayMax the most at once */
    public CallEndpoint(ServiceTokens tokens, List<ServedCall> calls, int underWayMax) {
        this.tokens = tokens;
        this.calls =
                calls.stream().collect(Collectors.toMap(served -> served.call().path(), Function.identity()));
        this.places = new Semaphore(underWayMax);
    }

    /** Refuses further calls, which go to another replica. Calls under way are answered while the server stops. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void drain() {
        draining = true;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        long receivedAt = System.nanoTime();
        Optional<String> caller = tokens.sender(request.getHeader(HttpHeaders.AUTHORIZATION));
        ServedCall call = calls.get(request.getRequestURI());
        if (caller.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (draining) {
            fault(response, CallFault.DRAINING);
        } else if (HttpMethod.GET.matches(request.getMethod()) && Call.ENDPOINT.equals(request.getRequestURI())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else if (call == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } else if (!call.call().callers().contains(caller.get())) {
            LOG.warn("{} may not call {}", caller.get(), call.call().name());
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            check(call, request, response, receivedAt);
        }
    }

    private void check(ServedCall call, HttpServletRequest request, HttpServletResponse response, long receivedAt)
            throws IOException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
        } else if (request.getContentLengthLong() < 0) {
            response.setStatus(HttpStatus.LENGTH_REQUIRED.value());
        } else if (request.getContentLengthLong() > Call.REQUEST_BYTES_MAX) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (!places.tryAcquire()) {
            fault(response, CallFault.NOT_BEGUN);
        } else {
            try {
                begin(call, request, response, receivedAt);
            } finally {
                places.release();
            }
        }
    }

    private void begin(ServedCall call, HttpServletRequest request, HttpServletResponse response, long receivedAt)
            throws IOException {
        long millis = InternalRequest.deadlineMillis(request.getHeader(InternalRequest.DEADLINE));
        if (millis < 0) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        CallTime time = new CallTime(receivedAt, Duration.ofMillis(Math.min(millis, WAIT_MILLIS_MAX)));
        try {
            time.requireCaller();
            call.answer(body, time, response);
        } catch (DeadlineOverException e) {
            fault(response, CallFault.NOT_BEGUN);
        } catch (BadCallException e) {
            LOG.warn(
                    "A call of {} of another version is not understood",
                    call.call().name(),
                    e);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (RuntimeException e) {
            failed(call, response, e);
        }
    }

    private void failed(ServedCall call, HttpServletResponse response, RuntimeException fault) throws IOException {
        if (response.isCommitted()) {
            throw new BrokenAnswerException(fault);
        }
        LOG.warn("The call of {} fails", call.call().name(), fault);
        response.reset();
        fault(response, CallFault.FAILED);
    }

    private void fault(HttpServletResponse response, CallFault fault) throws IOException {
        byte[] body = format.fault(fault);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
