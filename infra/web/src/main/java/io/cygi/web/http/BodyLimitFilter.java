package io.cygi.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the length of a request's body and the time in which it arrives, whatever length the request declares. Tomcat
 * bounds only the silence between two bytes, so that a body of single bytes could take days.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final long bytesMax;
    private final long nanosMax;

    /**
     * Creates the filter.
     *
     * @param bytesMax the most bytes of a body
     * @param timeMax the longest time for a body to arrive
     */
    public BodyLimitFilter(long bytesMax, Duration timeMax) {
        this.bytesMax = bytesMax;
        this.nanosMax = timeMax.toNanos();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Limited(request, bytesMax, System.nanoTime() + nanosMax), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long bytesMax;
        private final long deadline;

        Limited(HttpServletRequest request, long bytesMax, long deadline) {
            super(request);
            this.bytesMax = bytesMax;
            this.deadline = deadline;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > bytesMax) {
                throw new BodyTooLargeException();
            }
            return new LimitedStream(super.getInputStream(), bytesMax, deadline);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(
                    getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long deadline;
        private long bytesLeft;

        LimitedStream(ServletInputStream body, long bytesMax, long deadline) {
            this.body = body;
            this.bytesLeft = bytesMax;
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            bytesLeft -= read;
            if (bytesLeft < 0) {
                throw new BodyTooLargeException();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("the body takes too long to arrive");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
