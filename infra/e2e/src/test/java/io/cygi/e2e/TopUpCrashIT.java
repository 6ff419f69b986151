package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.kakaopay.KakaoPayServer;
import io.cygi.kakaopay.Settings;
import io.cygi.kakaopay.fault.Fault;
import io.cygi.kakaopay.fault.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The platform dies after the provider has taken the money and before it knows that. The provider lives on. */
@OwnPlatform
class TopUpCrashIT {

    private static final String TOP_UPS = "/api/v1/me/wallet/top-ups";
    private static final long AMOUNT = 100_000;

    /** Delay of every answer, so that there is time to die between an approval and its answer. */
    private static final Duration LATE = Duration.ofMillis(1_500);

    private final KakaoPayServer provider =
            KakaoPayServer.start(0, Settings.of("key").withFaults(new Faults(1, Map.of(Fault.DELAY_AFTER, 1.0), LATE)));
    private final Platform platform = Platform.inNewFolder(
            "top-up-crash", "--cygi.kakaopay.base-url=" + provider.url(), "--cygi.kakaopay.secret-key=key");

    @AfterEach
    void stop() {
        platform.close();
        provider.close();
    }

    @Test
    void creditsOnceAPaymentDuringWhichThePlatformDied() throws IOException, InterruptedException {
        platform.start();
        Account fan = Fans.one(platform.api());
        JsonNode topUp =
                fan.send("POST", TOP_UPS, Map.of("amount", AMOUNT)).expect(201).json();
        awaitStatus(fan, topUp, "READY");
        String tid = provider.service().payments().getFirst().tid();
        URI callback = URI.create(provider.service().approveAsFan(tid).orElseThrow());
        Api.client().send(HttpRequest.newBuilder(callback).build(), BodyHandlers.discarding());
        Await.until(
                "the money to be taken",
                Await.SETTLED_MAX,
                () -> provider.service().totals().paid() == AMOUNT);
        platform.kill();
        platform.start();

        Account again = platform.api().account(fan.name());
        awaitStatus(again, topUp, "CREDITED");
        again.awaitBalance(Account.OPENING + AMOUNT);
        assertThat(again.transactions())
                .filteredOn(each -> "TOP_UP".equals(each.path("kind").asString()))
                .hasSize(1);
        assertThat(provider.service().totals().held()).isEqualTo(AMOUNT);
    }

    private static void awaitStatus(Account fan, JsonNode topUp, String status) {
        String path = TOP_UPS + "/" + topUp.path("topUpId").asString();
        Await.until(
                path + " to become " + status,
                Await.SETTLED_MAX,
                () -> status.equals(fan.get(path).expect(200).text("status")));
    }
}
