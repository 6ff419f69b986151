package io.cygi.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** The resolver treats every header as Spring's own resolver does. */
class HeaderTokenResolverTest {

    private final BearerTokenResolver ours = new HeaderTokenResolver();
    private final BearerTokenResolver springs = new DefaultBearerTokenResolver();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc.DEF-012_~+/",
                "bearer abc",
                "Bearer abc==",
                "Bearer abc=d",
                "Bearer ",
                "Bearer",
                "Bearer  abc",
                "Bearer a b",
                "Bearer abc, Bearer def",
                "Bearer caf\u00e9",
                "Basic abc",
                "abc",
                ""
            })
    void resolvesEachHeaderAsSpringDoes(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.addHeader("Authorization", header);

        assertThat(said(ours, request)).isEqualTo(said(springs, request));
    }

    @Test
    void resolvesTwoTokensAsSpringDoes() {
        MockHttpServletRequest twice = new MockHttpServletRequest("GET", "/api/v1/me");
        twice.addHeader("Authorization", "Bearer abc");
        twice.addHeader("Authorization", "Bearer def");
        MockHttpServletRequest inQuery = new MockHttpServletRequest("GET", "/api/v1/me");
        inQuery.addHeader("Authorization", "Bearer abc");
        inQuery.setQueryString("access_token=def");
        inQuery.setParameter("access_token", "def");
        MockHttpServletRequest none = new MockHttpServletRequest("GET", "/api/v1/me");

        assertThat(said(ours, twice)).isEqualTo(said(springs, twice));
        assertThat(said(ours, inQuery)).isEqualTo(said(springs, inQuery));
        assertThat(said(ours, none)).isEqualTo(said(springs, none)).isEqualTo("null");
    }

    private static String said(BearerTokenResolver resolver, MockHttpServletRequest request) {
        try {
            return String.valueOf(resolver.resolve(request));
        } catch (OAuth2AuthenticationException e) {
            return "refused: " + e.getError().getErrorCode();
        }
    }
}
