package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.kakaopay.KakaoPayServer;
import io.cygi.kakaopay.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * The platform runs in production, from an empty folder, with stand-ins in place of Kakao and KakaoPay. Without the
 * demo profile no request gives out a token, a concert or money.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnPlatform
class ProductionProfileIT {

    private static final String FIRST_ADMIN = "1001";
    private static final long PRICE = 40_000;
    private static final long TOPPED_UP = 100_000;
    private static final OAuthApp APP = new OAuthApp("box-office-app", "https://app.example/callback");

    private final KakaoStandIn kakao = new KakaoStandIn();
    private final KakaoPayServer kakaoPay = KakaoPayServer.start(0, Settings.of("merchant-key"));
    private final Platform platform = Platform.inNewFolder(
            "prod",
            "--spring.profiles.active=prod",
            "--server.address=127.0.0.1",
            "--cygi.accounts.first-admin=kakao:" + FIRST_ADMIN,
            "--KAKAOPAY_SECRET_KEY=merchant-key",
            "--KAKAOPAY_CID=" + Settings.TEST_CID,
            "--cygi.kakaopay.base-url=" + kakaoPay.url());
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    @BeforeAll
    void start() {
        platform.start(Stream.of(kakao.options("http://127.0.0.1:" + platform.port()), APP.options())
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    @AfterAll
    void close() {
        platform.close();
        kakaoPay.close();
        kakao.close();
    }

    @Test
    void hasNoDemoEndpoints() {
        Response tokens = platform.api().send("POST", "/api/v1/demo/tokens", Map.of("account", "admin"));
        assertThat(tokens.status()).as(tokens.toString()).isIn(401, 404);
        Response concerts = platform.api().send("POST", "/api/v1/demo/concerts", Map.of("onSale", true));
        assertThat(concerts.status()).as(concerts.toString()).isIn(401, 404);
        assertThat(Operation.all(platform.api()))
                .extracting(Operation::template)
                .noneMatch(template -> template.contains("/demo/"));
    }

    @Test
    void letsAFanLogInAndOut() {
        WebBrowser browser = new WebBrowser(platform.api());
        String page = browser.get("/login").expect(200).body();
        assertThat(page).contains("/oauth2/authorization/kakao").doesNotContain("fan-1");
        kakao.nextPerson("4711", Map.of("nickname", "Minji", "email", "minji@example.com", "email_verified", true));

        assertThat(browser.logIn("kakao", "/swagger-ui.html").expect(303).header("Location"))
                .isEqualTo("/swagger-ui.html");

        Response me = browser.get("/api/v1/me").expect(200);
        assertThat(me.text("nickname")).isEqualTo("Minji");
        assertThat(me.json().path("roles").toString()).isEqualTo("[\"FAN\"]");
        browser.send("POST", "/logout", null).expect(403);
        browser.get("/api/v1/me").expect(200);
        assertLogsOut(browser);
    }

    @Test
    void hasNoDemoConcerts() {
        assertThat(platform.api().all("/api/v1/concerts"))
                .allMatch(
                        concert -> published.contains(concert.path("concertId").asString()));
    }

    @Test
    void walksFromTheFirstAdminToAFansRefund() {
        Concert concert = publishedConcert();
        WebBrowser fan = loggedIn("3001", "Minji");
        assertThat(balance(fan)).isZero();
        String unpaid = fan.change("POST", concert.path() + "/reservations", Booking.paid("A-1-1"))
                .expect(202)
                .text("reservationId");
        awaitStatus(fan, unpaid, "REJECTED");

        Checkout.topUp(fan, TOPPED_UP);
        awaitBalance(fan, TOPPED_UP);
        assertThat(kakaoPay.service().totals().held()).isGreaterThanOrEqualTo(TOPPED_UP);

        String reservation = fan.change("POST", concert.path() + "/reservations", Booking.paid("A-1-2", "A-1-3"))
                .expect(202)
                .text("reservationId");
        awaitStatus(fan, reservation, "CONFIRMED");
        awaitBalance(fan, TOPPED_UP - 2 * PRICE);
        fan.change("DELETE", Account.reservationPath(reservation), null).expect(202);
        awaitStatus(fan, reservation, "CANCELLED");

        Await.holds("the refund to be listed", Await.SETTLED_MAX, () -> assertThat(transactions(fan))
                .containsExactly("REFUND " + 2 * PRICE, "PAYMENT " + 2 * PRICE, "TOP_UP " + TOPPED_UP));
        assertThat(balance(fan)).isEqualTo(TOPPED_UP);
        assertLogsOut(fan);
    }

    @Test
    void letsAnAppBookForAFanWhoLogsInForIt() {
        Concert concert = publishedConcert();
        WebBrowser browser = new WebBrowser(platform.api());
        String login = browser.get(APP.authorizePath()).expect(302).header("Location");
        assertThat(login).startsWith("/login?returnUrl=");
        kakao.nextPerson("3002", Map.of("nickname", "Joon"));
        String again = browser.logIn("kakao", login.substring(login.indexOf('=') + 1))
                .expect(303)
                .header("Location");

        Account fan = APP.account(platform.api(), browser.get(again));

        Checkout.topUp(browser, TOPPED_UP);
        fan.awaitBalance(TOPPED_UP);
        String reservation = fan.booked(concert, Booking.paid("A-2-1"));
        fan.awaitBalance(TOPPED_UP - PRICE);
        fan.cancel(reservation).expect(202);
        fan.awaitStatus(reservation, "CANCELLED");
        fan.awaitBalance(TOPPED_UP);
        fan.get("/api/v1/admin/accounts").expect(403);
    }

    /** {@return a concert of an organizer whom the first admin has given that role} */
    private Concert publishedConcert() {
        WebBrowser admin = loggedIn(FIRST_ADMIN, "Ada");
        assertThat(admin.get("/api/v1/me").expect(200).json().path("roles").toString())
                .contains("ADMIN");
        WebBrowser before = loggedIn("2001", "Olga");
        String id = before.get("/api/v1/me").expect(200).text("accountId");
        assertThat(admin.get("/api/v1/admin/accounts?query=olga").expect(200).body())
                .contains(id);
        admin.change("PUT", "/api/v1/admin/accounts/" + id + "/roles", Map.of("roles", List.of("FAN", "ORGANIZER")))
                .expect(200);
        WebBrowser organizer = Await.value(
                "the new role to be known",
                Await.SETTLED_MAX,
                () -> loggedIn("2001", "Olga"),
                browser -> browser.get("/api/v1/me").body().contains("ORGANIZER"));
        Map<String, Object> draft = Concert.draft(Duration.ofDays(30), List.of(Concert.section("A", PRICE, 2, 10)));
        Concert concert = Concert.listed(platform.api(), organizer.change("POST", "/api/v1/organizer/concerts", draft));
        published.add(concert.id());
        concert.awaitStatus("ON_SALE");
        return concert;
    }

    private WebBrowser loggedIn(String subject, String nickname) {
        return kakao.loggedIn(platform.api(), subject, nickname);
    }

    private static void awaitBalance(WebBrowser fan, long expected) {
        Await.holds(
                "the balance", Await.SETTLED_MAX, () -> assertThat(balance(fan)).isEqualTo(expected));
    }

    private static long balance(WebBrowser fan) {
        return fan.get("/api/v1/me")
                .expect(200)
                .json()
                .at("/wallet/balance/amount")
                .asLong();
    }

    private static void awaitStatus(WebBrowser fan, String reservation, String status) {
        Await.until(
                reservation + " to become " + status,
                Await.SETTLED_MAX,
                () -> status.equals(fan.get(Account.reservationPath(reservation))
                        .expect(200)
                        .text("status")));
    }

    private static List<String> transactions(WebBrowser fan) {
        return fan.get("/api/v1/me/wallet/transactions").expect(200).json().path("items").values().stream()
                .map(ProductionProfileIT::text)
                .toList();
    }

    private static String text(JsonNode transaction) {
        return transaction.path("kind").asString() + " "
                + Math.abs(transaction.at("/amount/amount").asLong());
    }

    private static void assertLogsOut(WebBrowser browser) {
        String session = String.valueOf(browser.cookies().get("SESSION"));
        browser.change("POST", "/logout", null).expect(200);
        assertThat(browser.cookies()).doesNotContainKey("SESSION");
        browser.cookies().put("SESSION", session);
        browser.get("/api/v1/me").expect(401);
    }
}
