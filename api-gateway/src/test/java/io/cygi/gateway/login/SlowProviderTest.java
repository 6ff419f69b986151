package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

/** A network with many requests at a slow identity provider does not block logins of other networks. */
class SlowProviderTest extends LoginTestBase {

    private static final int LOGINS = 48;
    private static final int SHARE = 16;

    @Test
    void boundsTheRequestsToAProviderForOneNetwork() {
        HttpClient greedy = at("127.0.0.44");
        HttpClient other = at("127.0.0.45");
        List<Browser> begun =
                Stream.generate(() -> new Browser(port(), greedy)).limit(LOGINS).toList();
        List<String> states = begun.stream().map(SlowProviderTest::begin).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LOGINS; i++) {
                Browser browser = begun.get(i);
                String state = states.get(i);
                threads.submit(() -> answer(browser, state, SlowProvider.SLOW));
            }
            await().until(() -> PROVIDERS.slow().underWay() >= SHARE);

            Browser patient = new Browser(port(), other);
            assertThat(Browser.location(answer(patient, begin(patient), "right")))
                    .isEqualTo("/");
            Browser elsewhere = new Browser(port(), greedy);
            PROVIDERS.nextPerson("kakao", "elsewhere", Map.of());
            assertThat(Browser.location(elsewhere.logIn("kakao", ""))).isEqualTo("/");
            assertThat(PROVIDERS.slow().underWay())
                    .as("the greedy network's requests are still under way")
                    .isPositive();
        }
        assertThat(PROVIDERS.slow().mostUnderWay()).isEqualTo(SHARE);
    }

    private static String begin(Browser browser) {
        String address = Browser.location(browser.get("/oauth2/authorization/slow"));
        return String.valueOf(UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .getFirst("state"));
    }

    private static HttpResponse<String> answer(Browser browser, String state, String code) {
        return browser.get("/login/oauth2/code/slow?code=" + code + "&state=" + state);
    }
}
