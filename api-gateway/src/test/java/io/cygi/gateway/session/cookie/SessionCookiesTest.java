package io.cygi.gateway.session.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Cookies are bound to the host, and to TLS if TLS is used. */
class SessionCookiesTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({"https://tickets.example, false", "https://tickets.example, true", "http://localhost:8080, true"})
    void belongToOneHostUnderTls(String address, boolean secure) {
        request.setSecure(secure);
        SessionCookies cookies = new SessionCookies(new PublicAddress(address));

        cookies.writeSession(request, response, "token");
        cookies.write(request, response, "LOGIN", "state", Duration.ofMinutes(10));

        assertThat(response.getHeaders("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("; Secure", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Domain"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-SESSION=token;").contains("; HttpOnly"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-LOGIN=state;").contains("; HttpOnly", "; Max-Age=600"));
    }

    @Test
    void areNotReadUnderTlsIfTheyWerePlantedWithoutIt() {
        SessionCookies cookies = new SessionCookies(new PublicAddress("https://tickets.example"));
        request.setCookies(new Cookie("SESSION", "planted"));
        assertThat(cookies.session(request)).isEmpty();

        request.setCookies(new Cookie("SESSION", "planted"), new Cookie("__Host-SESSION", "own"));
        assertThat(cookies.session(request)).contains("own");
    }

    @Test
    void areReadByTheirPlainNamesWithoutTls() {
        SessionCookies cookies = new SessionCookies(new PublicAddress("http://localhost:8080"));
        request.setCookies(new Cookie("__Host-SESSION", "other"), new Cookie("SESSION", "own"));

        assertThat(cookies.session(request)).contains("own");
        cookies.writeSession(request, response, "token");
        assertThat(response.getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets.example",
                "ftp://tickets.example",
                "https://",
                "https://a.example/path",
                "https://a.example?x",
                "//a"
            })
    void needAnAddressThatIsAnOrigin(String address) {
        assertThatThrownBy(() -> new PublicAddress(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tolerateASlashAtTheEndOfTheAddress() {
        assertThat(new PublicAddress("https://tickets.example/").of("/login"))
                .isEqualTo("https://tickets.example/login");
    }
}
