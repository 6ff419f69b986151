package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.reservationId;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class WalletViewTest {

    @Autowired
    private TestPlatform platform;

    @Test
    void showsTheBalanceAndItsTransactions() {
        WalletId wallet = new WalletId(new AccountId("fan-300"));
        ReservationId reservation = reservationId(concertId());
        platform.happen(
                wallet,
                new WalletOpened(wallet, Money.krw(1_000), NOON),
                new WalletToppedUp(wallet, "top-up-1", Money.krw(500), Money.krw(1_500), NOON),
                new ReservationPaid(wallet, reservation, Money.krw(700), Money.krw(800), NOON),
                new ReservationRefunded(wallet, reservation, Money.krw(200), Money.krw(1_000), NOON),
                new PayoutCredited(wallet, "payout-1", Money.krw(9_000), Money.krw(10_000), NOON));

        JsonNode me = platform.json("/api/v1/me", "fan-300:FAN");
        assertThat(me.get("accountId").asString()).isEqualTo("fan-300");
        assertThat(me.get("nickname").asString()).isEqualTo("Nick fan-300");
        assertThat(me.at("/roles/0").asString()).isEqualTo("FAN");
        assertThat(me.at("/wallet/balance/amount").asLong()).isEqualTo(10_000);

        JsonNode first = platform.json("/api/v1/me/wallet/transactions?limit=3", "fan-300:FAN");
        assertThat(first.get("items").findValuesAsString("kind")).containsExactly("PAYOUT", "REFUND", "PAYMENT");
        assertThat(first.at("/items/2/reservationId").asString()).isEqualTo(reservation.handle());
        assertThat(first.at("/items/2/balanceAfter/amount").asLong()).isEqualTo(800);
        assertThat(first.at("/items/0/transactionId").asString()).isNotEmpty();
        JsonNode second = platform.json(
                "/api/v1/me/wallet/transactions?limit=3&cursor="
                        + first.get("nextCursor").asString(),
                "fan-300:FAN");
        assertThat(second.get("items").findValuesAsString("kind")).containsExactly("TOP_UP");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(platform.get("/api/v1/me/wallet/transactions?cursor=x", "fan-300:FAN")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void waitsForAWalletThatIsBeingOpened() throws Exception {
        WalletId wallet = new WalletId(new AccountId("fan-301"));
        CompletableFuture<JsonNode> me =
                CompletableFuture.supplyAsync(() -> platform.json("/api/v1/me", "fan-301:FAN"));
        platform.awaitWaitingRequest();
        platform.store(wallet, new WalletOpened(wallet, Money.krw(42), NOON));
        assertThat(me.get(5, TimeUnit.SECONDS).at("/wallet/balance/amount").asLong())
                .isEqualTo(42);
    }

    @Test
    void acceptsAPayoutBeforeTheOpening() {
        WalletId wallet = new WalletId(new AccountId("organizer-302"));
        platform.happen(
                wallet,
                new PayoutCredited(wallet, "payout-2", Money.krw(9_000), Money.krw(9_000), NOON),
                new WalletOpened(wallet, Money.krw(9_100), NOON));

        JsonNode me = platform.json("/api/v1/me", "organizer-302:ORGANIZER");
        assertThat(me.at("/wallet/balance/amount").asLong()).isEqualTo(9_100);
        JsonNode transactions = platform.json("/api/v1/me/wallet/transactions", "organizer-302:ORGANIZER");
        assertThat(transactions.get("items").findValuesAsString("kind")).containsExactly("PAYOUT");
    }

    @Test
    void showsAZeroBalanceToAnAccountWithoutAWallet() {
        JsonNode me = platform.json("/api/v1/me", "admin:ADMIN");
        assertThat(me.at("/wallet/balance/amount").asLong()).isZero();
        assertThat(me.at("/wallet/balance/currency").asString()).isEqualTo("KRW");
    }
}
