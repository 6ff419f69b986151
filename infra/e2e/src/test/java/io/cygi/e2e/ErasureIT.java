package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An account can be erased once nothing is owed. The past stays as it was. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class ErasureIT {

    private static final String ME = "/api/v1/me";
    private static final List<String> VIEWS = List.of("query-reservations", "query-wallets");

    private final Api api;

    ErasureIT(Api api) {
        this.api = api;
    }

    @Test
    void leavesTheEventsSoThatEveryViewIsRebuiltAndTheBooksBalance() throws IOException, InterruptedException {
        Account fan = Fans.one(api);
        Account admin = api.account("admin");
        Concert concert = withoutRefunds();
        fan.send("DELETE", ME, null).expectProblem(409, "INVALID_STATE");
        String held = fan.held(concert, "A-1-2");
        String paid = fan.booked(concert, Booking.paid("A-1-1"));
        fan.awaitBalance(0);
        fan.send("DELETE", ME, null).expectProblem(409, "INVALID_STATE");
        fan.cancel(held).expect(202);
        fan.cancel(paid).expect(202);
        fan.awaitStatus(held, "CANCELLED");
        fan.awaitStatus(paid, "CANCELLED");
        JsonNode export = fan.get("/api/v1/me/export").expect(200).json();
        assertThat(export.at("/account/subject").asString()).isEqualTo(fan.name());
        assertThat(export.at("/records/reservations").size()).isEqualTo(2);
        assertThat(export.at("/records/walletTransactions").size()).isEqualTo(1);
        Books.balance(List.of(fan), concert);
        refusedWhileATopUpIsOpen(fan);
        List<JsonNode> before = reservations(admin, fan);

        Await.until(
                "the erasure",
                Await.SETTLED_MAX,
                () -> fan.send("DELETE", ME, null).status() == 204);

        JsonNode erased =
                admin.get("/api/v1/admin/accounts/" + fan.name()).expect(200).json();
        assertThat(erased.path("status").asString()).isEqualTo("ERASED");
        assertThat(erased.path("nickname").asString()).isEqualTo("erased");
        api.send("POST", "/api/v1/demo/tokens", Map.of("account", fan.name())).expectProblem(403, "FORBIDDEN");
        for (String view : VIEWS) {
            Replays.begin(admin, view);
        }
        Await.holds("the views to be rebuilt", Await.SETTLED_MAX, () -> {
            assertThat(reservations(admin, fan)).isEqualTo(before);
            assertThat(concert.seats()).doesNotContainValue("SOLD").doesNotContainValue("HELD");
        });
        assertThat(walletEvents(admin, fan)).containsExactly("WalletOpened", "ReservationPaid", "WalletClosed");
    }

    /** Expects a refused erasure, whatever any view knows of the open top-up. The fan stays logged in. */
    private static void refusedWhileATopUpIsOpen(Account fan) throws IOException, InterruptedException {
        String topUps = "/api/v1/me/wallet/top-ups";
        JsonNode topUp =
                fan.send("POST", topUps, Map.of("amount", 5_000)).expect(201).json();
        fan.send("DELETE", ME, null).expectProblem(409, "INVALID_STATE");
        String path = topUps + "/" + topUp.path("topUpId").asString();
        JsonNode ready = Await.value(
                path + " to be ready",
                Await.SETTLED_MAX,
                () -> fan.get(path).expect(200).json(),
                found -> found.has("redirectUrl"));
        URI callback = send(HttpRequest.newBuilder(
                                URI.create(ready.path("redirectUrl").asString() + "/cancel"))
                        .POST(BodyPublishers.noBody()))
                .headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow();
        send(HttpRequest.newBuilder(callback));
        Await.until(path + " to be cancelled", Await.SETTLED_MAX, () -> "CANCELLED"
                .equals(fan.get(path).expect(200).text("status")));
    }

    private static HttpResponse<Void> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Api.client().send(request.build(), BodyHandlers.discarding());
    }

    private static List<JsonNode> reservations(Account admin, Account fan) {
        return admin.all("/api/v1/admin/reservations?fanId=" + fan.name());
    }

    /** {@return the types of the wallet's events, oldest first} The balance follows from them. */
    private static List<String> walletEvents(Account admin, Account fan) {
        return admin.all("/api/v1/admin/events?aggregate=wallet/" + fan.name()).reversed().stream()
                .peek(event -> assertThat(event.toString()).doesNotContain(nickname(fan)))
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static String nickname(Account fan) {
        return "Fan " + fan.name().substring("fan-".length());
    }

    /** {@return a concert whose single seat costs a fan's whole balance, and whose cancellations have no refund} */
    private Concert withoutRefunds() {
        Map<String, Object> draft =
                new HashMap<>(Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", Account.OPENING, 1, 2))));
        draft.put("refundPolicy", Map.of("fullUntilDays", 10, "partialUntilDays", 10, "partialPercent", 0));
        Concert concert = Concert.published(Fans.organizer(api), draft);
        concert.awaitStatus("ON_SALE");
        return concert;
    }
}
