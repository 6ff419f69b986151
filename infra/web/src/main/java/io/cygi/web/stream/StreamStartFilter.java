package io.cygi.web.stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Starts the stream that answers a request, after all other work for the request is done. */
public final class StreamStartFilter extends OncePerRequestFilter {

    static final String STARTED = StreamStartFilter.class.getName();

    private final StreamWatch watch;

    /** Creates the filter. @param watch runs the streams */
    public StreamStartFilter(StreamWatch watch) {
        this.watch = watch;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = request.isAsyncStarted();
        } finally {
            if (request.getAttribute(STARTED) instanceof StreamWatch.Started started) {
                if (answered) {
                    watch.begin(started);
                } else {
                    started.stream().over();
                }
            }
        }
    }
}
