package io.cygi.command.booking;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.web.problem.PreparedProblem;
import io.cygi.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bookings before any work is done for them while too many are under way. The filter runs before the caller is
 * identified, because that is half of a booking's cost.
 */
final class BusyFilter extends OncePerRequestFilter {

    private static final String PATH_BEGINS = ResourcePaths.CONCERTS + "/";
    private static final String PATH_ENDS = "/reservations";

    private final BookingsUnderWay underWay;
    private final PreparedProblem problem;

    BusyFilter(BookingsUnderWay underWay, JsonMapper json) {
        this.underWay = underWay;
        this.problem = new PreparedProblem(
                Problems.of(ProblemCode.UNAVAILABLE, BookingsUnderWay.BUSY), BookingsUnderWay.RETRY_AFTER, json);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("POST") || !path.startsWith(PATH_BEGINS) || !path.endsWith(PATH_ENDS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (underWay.full()) {
            problem.send(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
