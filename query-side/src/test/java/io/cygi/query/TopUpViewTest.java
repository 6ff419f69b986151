package io.cygi.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpEvent.TopUpApprovalStarted;
import io.cygi.contracts.topup.TopUpEvent.TopUpCredited;
import io.cygi.contracts.topup.TopUpEvent.TopUpExpired;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaid;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaymentReturned;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRequested;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class TopUpViewTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money AMOUNT = Money.krw(100_000);

    @Autowired
    private TestPlatform platform;

    @Test
    void showsATopUpToItsFanOnly() {
        TopUpId id = topUp("fan-400");
        platform.happen(id, requested(id, NOON), ready(id));

        JsonNode shown = platform.json(path(id), "fan-400:FAN");
        assertThat(shown.get("topUpId").asString()).isEqualTo(id.handle());
        assertThat(shown.get("status").asString()).isEqualTo("READY");
        assertThat(shown.get("redirectUrl").asString()).isEqualTo("https://pay/1");
        assertThat(shown.get("mobileRedirectUrl").asString()).isEqualTo("https://pay/m");
        assertThat(shown.at("/amount/amount").asLong()).isEqualTo(100_000);
        for (String stranger : new String[] {"fan-401:FAN", "fan-40:FAN"}) {
            assertThat(platform.get(path(id), stranger).statusCode()).isEqualTo(404);
        }
        for (String none : new String[] {"x", "fan-400.x", "fan-400.0195a000-0000-7000-8000-000000000001"}) {
            assertThat(platform.get("/api/v1/me/wallet/top-ups/" + none, "fan-400:FAN")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void hidesThePaymentPageAfterTheEndAndShowsTheReason() {
        TopUpId credited = topUp("fan-402");
        platform.happen(
                credited,
                requested(credited, NOON),
                ready(credited),
                new TopUpApprovalStarted(credited, NOON),
                new TopUpPaid(credited, AMOUNT, NOON),
                new TopUpCredited(credited, NOON));
        JsonNode shown = platform.json(path(credited), "fan-402:FAN");
        assertThat(shown.get("status").asString()).isEqualTo("CREDITED");
        assertThat(shown.has("redirectUrl")).isFalse();
        assertThat(shown.get("creditedAt").asString()).isEqualTo("2026-03-01T12:00:00Z");

        platform.happen(credited, new TopUpRefundRequested(credited, 1, AMOUNT, RefundReason.MISTAKE, NOON));
        assertThat(platform.json(path(credited), "fan-402:FAN").get("reason").asString())
                .isEqualTo("REFUND_REQUESTED");
        platform.happen(credited, new TopUpRefunded(credited, 1, NOON));
        JsonNode refunded = platform.json(path(credited), "fan-402:FAN");
        assertThat(refunded.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(refunded.get("reason").asString()).isEqualTo("REFUNDED");

        TopUpId expired = topUp("fan-402");
        platform.happen(expired, requested(expired, NOON), ready(expired), new TopUpExpired(expired, NOON));
        assertThat(platform.json(path(expired), "fan-402:FAN").get("reason").asString())
                .isEqualTo("NOT_PAID_IN_TIME");
        platform.happen(expired, new TopUpPaymentReturned(expired, NOON));
        assertThat(platform.json(path(expired), "fan-402:FAN").get("reason").asString())
                .isEqualTo("PAYMENT_RETURNED");
    }

    @Test
    void waitsUntilTheTopUpHasEnded() throws Exception {
        TopUpId id = topUp("fan-403");
        platform.happen(id, requested(id, NOON), ready(id), new TopUpApprovalStarted(id, NOON));
        CompletableFuture<JsonNode> waiting =
                CompletableFuture.supplyAsync(() -> platform.json(path(id), "fan-403:FAN", "Prefer", "wait=10"));
        platform.store(id, new TopUpPaid(id, AMOUNT, NOON), new TopUpCredited(id, NOON));
        assertThat(waiting.get(9, TimeUnit.SECONDS).get("status").asString()).isEqualTo("CREDITED");
    }

    @Test
    void listsNewestFirstPageByPage() {
        TopUpId first = topUp("fan-404");
        TopUpId second = topUp("fan-404");
        TopUpId third = topUp("fan-405");
        platform.happen(first, requested(first, NOON));
        platform.happen(second, requested(second, NOON.plusSeconds(1)), ready(second));
        platform.happen(third, requested(third, NOON.plusSeconds(2)));

        JsonNode page = platform.json("/api/v1/me/wallet/top-ups?limit=1", "fan-404:FAN");
        assertThat(page.at("/items/0/topUpId").asString()).isEqualTo(second.handle());
        JsonNode next = platform.json(
                "/api/v1/me/wallet/top-ups?limit=1&cursor="
                        + page.get("nextCursor").asString(),
                "fan-404:FAN");
        assertThat(next.at("/items/0/topUpId").asString()).isEqualTo(first.handle());
        assertThat(next.get("nextCursor").isNull()).isTrue();

        JsonNode all = platform.json(
                "/api/v1/admin/top-ups?account=fan-404&status=READY&from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:02Z",
                TestPlatform.ADMIN);
        assertThat(all.get("items").findValuesAsString("topUpId")).containsExactly(second.handle());
        assertThat(all.at("/items/0/tid").asString()).isEqualTo("T1");
        assertThat(all.at("/items/0/accountId").asString()).isEqualTo("fan-404");
        for (String bad :
                new String[] {"account=A%20b", "cursor=x", "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z"}) {
            assertThat(platform.get("/api/v1/admin/top-ups?" + bad, TestPlatform.ADMIN)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void showsATopUpThatIsTakenBackAsANegativeOne() {
        WalletId wallet = new WalletId(new AccountId("fan-406"));
        platform.happen(
                wallet,
                new WalletToppedUp(wallet, "t", AMOUNT, AMOUNT, NOON),
                new TopUpTakenBack(wallet, "t", 1, AMOUNT, Money.ZERO, NOON),
                new TopUpGivenBack(wallet, "t", 1, AMOUNT, AMOUNT, NOON));
        JsonNode items =
                platform.json("/api/v1/me/wallet/transactions", "fan-406:FAN").get("items");
        assertThat(items.findValuesAsString("kind")).containsExactly("TOP_UP", "TOP_UP", "TOP_UP");
        assertThat(items.get(1).at("/amount/amount").asLong()).isEqualTo(-100_000);
        assertThat(items.get(0).at("/balanceAfter/amount").asLong()).isEqualTo(100_000);
    }

    private static TopUpId topUp(String account) {
        return new TopUpId(new AccountId(account), TimeOrderedIds.next());
    }

    private static TopUpRequested requested(TopUpId id, Instant at) {
        return new TopUpRequested(id, AMOUNT, "/", NOON.plusSeconds(900), at);
    }

    private static TopUpReady ready(TopUpId id) {
        return new TopUpReady(id, "T1", "https://pay/1", "https://pay/m", NOON.plusSeconds(900), NOON);
    }

    private static String path(TopUpId id) {
        return "/api/v1/me/wallet/top-ups/" + id.handle();
    }
}
