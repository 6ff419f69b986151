package io.cygi.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** An attempt counts for its address by its outcome, even if its answer breaks off. */
class CredentialRateFilterTest {

    private static final int QUOTA = 5;
    private static final String CALLBACK = "/login/oauth2/code/kakao";
    private static final String FORM = "/login/form";
    private static final String TOKEN = "/oauth2/token";
    private static final String REVOKE = "/oauth2/revoke";

    private final CredentialRateFilter filter = new CredentialRateFilter(
            new CredentialRateFilter.Limits(
                    limit("login"),
                    limit("failed-logins"),
                    limit("failed-tokens"),
                    limit("tokens"),
                    limit("key-tokens"),
                    limit("known-client"),
                    limit("demo-tokens")),
            callback -> false,
            new RateLimitResponder(JsonMapper.builder().build(), entry -> {}));

    private static RateLimit limit(String name) {
        return new RateLimit(name, Rate.valueOf(QUOTA + "/1h"), 100);
    }

    static Stream<Arguments> faults() {
        return Stream.of(CALLBACK, FORM, TOKEN, REVOKE).flatMap(path -> Stream.of(
                        new IllegalStateException(),
                        new IOException(),
                        new ServletException(),
                        new StackOverflowError())
                .map(fault -> Arguments.of(path, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void doesNotCountAnAttemptThatEndsWithAFault(String path, Throwable fault) {
        for (int i = 0; i < 3 * QUOTA; i++) {
            assertThat(catchThrowable(() -> send(path, answer -> sneak(fault)))).isSameAs(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CALLBACK, FORM, TOKEN, REVOKE})
    void countsARefusedAttemptEvenIfTheClientDisconnects(String path) throws ServletException, IOException {
        for (int i = 0; i < QUOTA; i++) {
            assertThat(catchThrowable(() -> send(path, answer -> {
                        answer.setStatus(401);
                        throw new IOException("the client is gone");
                    })))
                    .isInstanceOf(IOException.class);
        }
        assertThat(send(path, answer -> {}).getStatus()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsAnIssuedTokenEvenIfTheClientDisconnects(boolean gone) throws ServletException, IOException {
        for (int i = 0; i < QUOTA; i++) {
            Throwable thrown = catchThrowable(() -> send(TOKEN, answer -> {
                answer.flushBuffer();
                if (gone) {
                    throw new IOException("the client is gone");
                }
            }));
            assertThat(thrown != null).isEqualTo(gone);
        }
        MockHttpServletResponse refused = send(TOKEN, answer -> {});
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("RateLimit-Policy")).startsWith("\"tokens\"");
    }

    /** Answers a request, or fails to. */
    @FunctionalInterface
    private interface Endpoint {

        void answer(HttpServletResponse response) throws IOException, ServletException;
    }

    private MockHttpServletResponse send(String path, Endpoint endpoint) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain = (asked, answer) -> endpoint.answer((HttpServletResponse) answer);
        filter.doFilter(request, response, chain);
        return response;
    }

    @SuppressWarnings("unchecked") // Throws any exception, even a checked one.
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
    }
}
