package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.web.problem.PreparedProblem;
import io.cygi.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The answers to requests above the limit of an address. */
class AddressLimitFilterTest {

    private final AddressLimitFilter filter = new AddressLimitFilter(
            new RequestLimit(1, 1),
            new PreparedProblem(
                    Problems.of(ProblemCode.TOO_MANY_REQUESTS, RequestLimit.TOO_MANY),
                    AddressLimitFilter.RETRY_AFTER,
                    JsonMapper.builder().build()));

    @ParameterizedTest
    @CsvSource({
        "/oauth2/token,      application/json,         '\"error\":\"temporarily_unavailable\"'",
        "/oauth2/revoke,     application/json,         '\"error\":\"temporarily_unavailable\"'",
        "/oauth2/authorize,  application/problem+json, '\"code\":\"TOO_MANY_REQUESTS\"'",
        "/api/v1/concerts,   application/problem+json, '\"code\":\"TOO_MANY_REQUESTS\"'"
    })
    void answersARefusalInTheFormatOfThePath(String path, String type, String part)
            throws ServletException, IOException {
        MockHttpServletResponse refused = new MockHttpServletResponse();
        FilterChain meanwhile = (request, response) -> filter.doFilter(request(path), refused, (again, other) -> {});

        filter.doFilter(request(path), new MockHttpServletResponse(), meanwhile);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).startsWith(type);
        assertThat(refused.getContentAsString()).contains(part);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/api/v1/concerts"})
    void releasesThePlaceIfTheChainThrows(String path) throws ServletException, IOException {
        for (Throwable fault :
                new Throwable[] {new IllegalStateException(), new IOException(), new StackOverflowError()}) {
            try {
                filter.doFilter(request(path), new MockHttpServletResponse(), (request, response) -> sneak(fault));
            } catch (IllegalStateException | IOException | StackOverflowError expected) {
                assertThat(expected).isSameAs(fault);
            }
        }
        assertIsAdmitted(path);
    }

    @Test
    void releasesThePlaceAfterTheAnswer() throws ServletException, IOException {
        assertIsAdmitted("/oauth2/token");
        assertIsAdmitted("/oauth2/token");
    }

    private void assertIsAdmitted(String path) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request(path), response, (request, answer) -> {});
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked") // Throws what it is given, whatever that is.
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        return request;
    }
}
