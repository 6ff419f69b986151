package io.cygi.gateway.route;

import io.cygi.web.problem.BrokenAnswerException;
import io.cygi.web.server.PeerConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer of a service. The edge knows its first bytes, or all of a small one, before it answers the client, so that an
 * answer that breaks off early is a fault of the service and not a broken answer. Live streams begin at once.
 *
 * @param head the status, the headers, and the body that is still to come
 * @param begin the first bytes
 * @param whole whether the first bytes are all
 * @param silence the longest time without a byte of a body that is no live stream
 */
record RoutedAnswer(HttpResponse<AnswerBody> head, List<ByteBuffer> begin, boolean whole, Duration silence)
        implements AutoCloseable {

    /** The time between two checks whether the client is still there, in ns. */
    static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(RoutedAnswer.class);

    /** {@return whether an answer is a live stream} @param headers its headers */
    static boolean stream(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
    }

    /**
     * Answers the client with the status, the headers that pass, and the bytes as they come.
     *
     * @param response the answer of the edge
     * @param headers decides which headers pass
     * @throws BrokenAnswerException if the body breaks off
     */
    void writeTo(HttpServletResponse response, EdgeHeaders headers) {
        response.setStatus(head.statusCode());
        headers.pass(head.headers(), response);
        try {
            ServletOutputStream out = response.getOutputStream();
            write(begin, out);
            if (!whole) {
                rest(response, out);
            }
        } catch (IOException e) {
            LOG.debug("The client went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(e);
        }
    }

    private void rest(HttpServletResponse response, ServletOutputStream out) throws IOException, InterruptedException {
        boolean stream = stream(head.headers());
        if (stream) {
            response.flushBuffer();
        }
        long since = System.nanoTime();
        while (true) {
            AnswerBody.Part part = head.body().next(LOOK_NANOS);
            if (part != null) {
                if (ends(part)) {
                    return;
                }
                write(part.bytes(), out);
                if (stream) {
                    out.flush();
                }
                since = System.nanoTime();
            } else if (PeerConnection.clientIsGone()) {
                PeerConnection.current().ifPresent(PeerConnection::abort);
                return;
            } else if (!stream && System.nanoTime() - since > silence.toNanos()) {
                throw broken(new IOException("the answer of a service stops"));
            }
        }
    }

    private static boolean ends(AnswerBody.Part part) {
        try {
            return part.ends();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Closes the client's connection, and {@return the fault}. The fault alone is not enough: the server would include its page
     * of errors, and end a chunked answer as if it were complete.
     */
    private static BrokenAnswerException broken(Exception cause) {
        PeerConnection.current().ifPresent(PeerConnection::abort);
        return new BrokenAnswerException(cause);
    }

    private static void write(List<ByteBuffer> parts, ServletOutputStream out) throws IOException {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            out.write(bytes);
        }
    }

    /** Closes the connection to the service if the answer has not ended. */
    @Override
    public void close() {
        head.body().close();
    }
}
