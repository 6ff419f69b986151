package io.cygi.e2e;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OAuth server on the loopback in place of Kakao. */
final class KakaoStandIn implements AutoCloseable {

    private static final String CLIENT = "stand-in-client";

    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));

    KakaoStandIn() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * {@return the options that make the platform use this server}
     *
     * @param platform the platform's address for browsers
     */
    String[] options(String platform) {
        return new String[] {
            "--cygi.public-url=" + platform,
            "--KAKAO_CLIENT_ID=" + CLIENT,
            "--KAKAO_CLIENT_SECRET=stand-in-secret",
            "--cygi.login.providers.kakao.issuer=" + server.url("/kakao")
        };
    }

    /** {@return a browser in which a person has logged in} @param subject the person's identifier at Kakao */
    WebBrowser loggedIn(Api api, String subject, String nickname) {
        WebBrowser browser = new WebBrowser(api);
        nextPerson(subject, Map.of("nickname", nickname));
        browser.logIn("kakao", "/").expect(303);
        return browser;
    }

    /**
     * Sets the person who logs in next.
     *
     * @param subject the person's identifier at Kakao
     * @param claims the claims about the person
     */
    void nextPerson(String subject, Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback("kakao", subject, "JWT", List.of(CLIENT), claims, 3_600));
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
