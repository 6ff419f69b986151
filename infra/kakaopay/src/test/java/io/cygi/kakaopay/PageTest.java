package io.cygi.kakaopay;

import static io.cygi.kakaopay.Merchant.KEY;
import static io.cygi.kakaopay.Merchant.approve;
import static io.cygi.kakaopay.Merchant.call;
import static io.cygi.kakaopay.Merchant.get;
import static io.cygi.kakaopay.Merchant.ok;
import static io.cygi.kakaopay.Merchant.post;
import static io.cygi.kakaopay.Merchant.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The buyer's page. */
class PageTest {

    private static final KakaoPayServer SERVER = KakaoPayServer.start(0, Settings.of(KEY));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsTheAmount(String language) {
        String page = ok(call(SERVER, "ready", ready("<b>\"Points\" & more</b>")))
                .path("next_redirect_pc_url")
                .asString();
        HttpResponse<String> shown = get(page + "?lang=" + language);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        "<html lang=\"" + language + "\">",
                        "11,000",
                        "&lt;b&gt;&quot;Points&quot; &amp; more&lt;/b&gt;")
                .doesNotContain("<b>");
        assertThat(shown.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get(SERVER.url() + "/style.css").body()).contains("button");
    }

    @Test
    void sendsTheBuyerBackWithTheToken() {
        JsonNode ready = ok(call(SERVER, "ready", ready("Points")));
        String page = ready.path("next_redirect_pc_url").asString();
        HttpResponse<String> back = post(page + "/approve");
        assertThat(back.statusCode()).isEqualTo(303);
        String location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(Samples.APPROVED + "?pg_token=");
        assertThat(post(page + "/approve").headers().firstValue("Location")).contains(location);

        String token = location.substring(location.indexOf('=') + 1);
        ok(call(SERVER, "approve", approve(ready.path("tid").asString(), token)));
        assertThat(post(page + "/cancel").statusCode()).isEqualTo(409);
        assertThat(get(page).body()).doesNotContain("<form");
    }

    @Test
    void sendsTheBuyerBackWithoutPaying() {
        String quit = ok(call(SERVER, "ready", ready("Points")))
                .path("next_redirect_pc_url")
                .asString();
        assertThat(post(quit + "/cancel").headers().firstValue("Location")).contains(Samples.CANCELLED);
        assertThat(post(quit + "/approve").statusCode()).isEqualTo(409);
        String failed = ok(call(SERVER, "ready", ready("Points")))
                .path("next_redirect_pc_url")
                .asString();
        assertThat(post(failed + "/fail").headers().firstValue("Location")).contains(Samples.FAILED);
        assertThat(post(failed + "/nothing").statusCode()).isEqualTo(409);
    }

    @Test
    void sendsTheBuyerBackAfterTheTimeLimit() {
        Samples.Clock clock = new Samples.Clock();
        try (KakaoPayServer server = KakaoPayServer.start(0, Settings.of(KEY).withClock(clock))) {
            String page = ok(call(server, "ready", ready("Points")))
                    .path("next_redirect_pc_url")
                    .asString();
            clock.pass(Payment.LIFE);
            assertThat(get(page + "?lang=en").body()).contains("expired").doesNotContain("<form");
            assertThat(post(page + "/approve").headers().firstValue("Location")).contains(Samples.FAILED);
        }
    }
}
