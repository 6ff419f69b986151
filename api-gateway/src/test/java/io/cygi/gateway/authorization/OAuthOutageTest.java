package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.web.access.OutageFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** OAuth clients get an outage in their own form, all other callers get a problem document. */
class OAuthOutageTest {

    @ParameterizedTest
    @CsvSource({
        "/oauth2/token,     application/json,         {\"error\":\"temporarily_unavailable\"}",
        "/oauth2/revoke,    application/json,         {\"error\":\"temporarily_unavailable\"}",
        "/oauth2/authorize, application/problem+json, a problem",
        "/userinfo,         application/problem+json, a problem"
    })
    void isAnsweredInTheFormatOfThePath(String path, String type, String body) throws ServletException, IOException {
        HandlerExceptionResolver problems = (request, response, handler, fault) -> {
            response.setStatus(503);
            response.setContentType("application/problem+json");
            try {
                response.getOutputStream().write("a problem".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return new ModelAndView();
        };
        OutageFilter filter = new OutageFilter(new OAuthOutageResolver(problems));
        FilterChain failing = (request, response) -> {
            throw new DataAccessResourceFailureException("no connection");
        };
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter.doFilter(request, response, failing);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith(type);
        assertThat(response.getContentAsString()).isEqualTo(body);
    }
}
