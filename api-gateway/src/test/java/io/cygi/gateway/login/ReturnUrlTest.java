package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a login a person goes to a page of this site and nowhere else. */
class ReturnUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/concerts",
                "/concerts/3?section=A&seat=A-1-1",
                "/concerts?query=%EA%B3%B5%EC%97%B0",
                "/me#tickets",
                "/oauth2/authorize?client_id=a&redirect_uri=https%3A%2F%2Fapp.example%2Fback&state=x%2F%2Fy",
                "/a?next=//evil.example",
                "/loginhelp"
            })
    void keepsAPageOfThisSite(String url) {
        assertThat(ReturnUrl.of(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "concerts",
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\\/evil.example",
                "https://evil.example",
                "https:evil.example",
                "https:/evil.example",
                "http:///evil.example",
                "HTTPS://evil.example",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "/%2f/evil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%5Cevil.example",
                "/%252fevil.example",
                "/%09/evil.example",
                "/%0d%0aLocation:https://evil.example",
                "/\r\nLocation: https://evil.example",
                "/\nevil",
                "/\t/evil.example",
                " //evil.example",
                "/ /evil.example",
                "/a\u0000b",
                "/\u2028evil",
                "/\u00a0/evil.example",
                "/\uff0fevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/a/..//evil.example",
                "/a/../b",
                "/./b",
                "/%2e%2e/b",
                "/%2e/b",
                "/a//evil.example",
                "/<script>",
                "/\"onmouseover=x",
                "/a'|b",
                "/{a}",
                "/%zz",
                "/%",
                "/공연",
                "@evil.example",
                ".evil.example",
                ":8080",
                "/login",
                "/login?returnUrl=/login",
                "/login/demo",
                "/logout",
                "/LOGOUT",
                "/oauth2/authorization/kakao"
            })
    void isTheStartPageForAnyOtherAddress(String url) {
        assertThat(ReturnUrl.of(url)).isEqualTo("/");
    }

    @Test
    void isBounded() {
        assertThat(ReturnUrl.of("/" + "a".repeat(1_999))).hasSize(2_000);
        assertThat(ReturnUrl.of("/" + "a".repeat(2_000))).isEqualTo("/");
        assertThat(ReturnUrl.of(null)).isEqualTo("/");
    }
}
