package io.cygi.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a small answer in one piece, with its length. Writers of bodies flush before the body is known to be complete,
 * which would send each answer in two packets, the second one empty. Answers that last are flushed as they like: those that
 * are asynchronous, and server-sent events. Large answers are sent as they fill the server's buffer.
 */
public final class WholeAnswerFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Whole(request, response));
    }

    private static final class Whole extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        Whole(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        private boolean lasts() {
            String type = getContentType();
            return request.isAsyncStarted() || type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new WholeStream(this, super.getOutputStream());
        }

        @Override
        public void flushBuffer() throws IOException {
            if (lasts()) {
                super.flushBuffer();
            }
        }
    }

    private static final class WholeStream extends ServletOutputStream {

        private final Whole answer;
        private final ServletOutputStream body;

        WholeStream(Whole answer, ServletOutputStream body) {
            this.answer = answer;
            this.body = body;
        }

        @Override
        public void write(int value) throws IOException {
            body.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            body.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (answer.lasts()) {
                body.flush();
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
