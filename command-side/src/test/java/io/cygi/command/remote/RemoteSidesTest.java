package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.writers.Sale;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.list.AggregateLocks;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.lock.Lock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The endpoints of two command sides on a real server and a real database. */
@Timeout(120)
class RemoteSidesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final TwoCommandSides SIDES = TwoCommandSides.shared();
    private static final URI FIRST = SIDES.addresses().getFirst();
    private static final URI SECOND = SIDES.addresses().getLast();
    private static final RemoteSide BOTH = RemoteSide.of(FIRST, SECOND);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CommandFormat format = new CommandFormat(CommandTypes.PLATFORM);
    private final WalletId wallet = new WalletId(new AccountId("fan-" + TimeOrderedIds.next()));

    @AfterAll
    static void stop() {
        BOTH.close();
        CLIENT.close();
    }

    private static String token(String key) {
        return new ServiceTokens("settlement", List.of(key), Clock.systemUTC()).token();
    }

    private static HttpResponse<String> post(String path, String token, String millis, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(FIRST.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!millis.isEmpty()) {
            request.header(InternalRequest.DEADLINE, millis);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private long events() {
        return SIDES.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ?",
                        Long.class,
                        wallet.toString());
    }

    private OpenWallet opening() {
        return new OpenWallet(wallet, Money.krw(5_000), NOW);
    }

    @Test
    void carriesAListOutAndAnswersACommand() {
        List<Object> list = List.of(opening(), new TopUpWallet(wallet, "top-up", Money.krw(700), NOW));

        assertThat(BOTH.commands().sendInOrder(list)).isEqualTo(new ListOutcome(2, null));

        assertThat(BOTH.commands().ask(new TakeBackTopUp(wallet, "top-up", 1, NOW), Map.of()))
                .isEqualTo(true);
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void carriesALongListOutInParts() {
        List<Object> list = new ArrayList<>(List.of(opening()));
        for (int i = 0; i < 150; i++) {
            list.add(new TopUpWallet(wallet, "top-up-" + i, Money.krw(1), NOW));
        }

        assertThat(BOTH.commands().sendInOrder(list)).isEqualTo(new ListOutcome(151, null));

        assertThat(events()).isEqualTo(151);
    }

    @Test
    void storesTheEventsUnderTheCallersCorrelation() {
        String id = Correlation.newId();

        Correlation.run(id, () -> BOTH.commands().send(opening()));

        assertThat(SIDES.bean(JdbcTemplate.class)
                        .queryForObject(
                                "SELECT CONVERT(meta_data USING utf8mb4) FROM domain_event"
                                        + " WHERE aggregate_identifier = ?",
                                String.class,
                                wallet.toString()))
                .contains(id);
    }

    /** Both services use the same wallet, and each sends to a command side of its own. */
    @Test
    void appliesEachCreditOnceIfBothSidesAppendToOneWallet() throws Exception {
        int credits = 120;
        BOTH.commands().send(opening());
        try (RemoteSide first = RemoteSide.of(FIRST);
                RemoteSide second = RemoteSide.of(SECOND);
                ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<ListOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < credits; i++) {
                RemoteSide side = i % 2 == 0 ? first : second;
                List<Object> list = List.of(
                        new TopUpWallet(wallet, "a-" + i, Money.krw(1), NOW),
                        new TopUpWallet(wallet, "b-" + i, Money.krw(10), NOW));
                outcomes.add(callers.submit(() -> side.commands().sendInOrder(list)));
            }
            for (Future<ListOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(new ListOutcome(2, null));
            }
        }
        assertThat(events()).isEqualTo(1 + 2 * credits);
    }

    @Test
    void executesNothingAfterTheDeadline() throws Exception {
        HttpResponse<String> answer =
                post(RemoteCommandProperties.PATH, token(TwoCommandSides.KEY), "0", format.single(opening()));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("\"executed\":\"NO\"");
        assertThat(events()).isZero();
    }

    /**
     * The request has waited unread, so its deadline is far away by the server's count. The lock of its aggregate delays it until
     * the caller has gone.
     */
    @Test
    void executesNothingForACallerThatHasGivenUp() throws Exception {
        AggregateLocks locks = SIDES.bean(AggregateLocks.class);
        byte[] body = format.list(List.of(opening()));
        String head = "POST " + RemoteCommandProperties.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + token(TwoCommandSides.KEY) + "\r\n" + InternalRequest.DEADLINE
                + ": 60000\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket caller = new Socket(FIRST.getHost(), FIRST.getPort())) {
            Lock lock = locks.obtainLock(wallet.toString());
            try {
                caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                caller.getOutputStream().write(body);
                // Closes the caller's half of the connection only, so that the test still gets the answer.
                caller.shutdownOutput();
            } finally {
                lock.release();
            }
            String answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 503").contains("\"executed\":\"NO\"");
        }
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1.5", "-5"})
    void refusesARequestWithoutADeadline(String millis) throws Exception {
        assertThat(post(RemoteCommandProperties.PATH, token(TwoCommandSides.KEY), millis, format.single(opening()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "settlement.1.x", "eyJhbGciOiJub25lIn0.e30."})
    void refusesACallerThatIsNoService(String token) throws Exception {
        assertThat(post(RemoteCommandProperties.PATH, token, "3000", format.single(opening()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(events()).isZero();
    }

    @Test
    void refusesATokenOfAnotherKey() throws Exception {
        String token = token("a key that the command side does not have at all");

        assertThat(post(RemoteCommandProperties.PATH, token, "3000", format.single(opening()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(events()).isZero();
    }

    /** A service token opens this one path. */
    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/commands/", "/internal/v1", "/api/v1/concerts"})
    void acceptsServiceTokensAtNoOtherPath(String path) throws Exception {
        assertThat(post(path, token(TwoCommandSides.KEY), "3000", format.single(opening()))
                        .statusCode())
                .isIn(401, 403, 404);
        assertThat(events()).isZero();
    }

    @Test
    void refusesACommandOfANewerVersion() throws Exception {
        byte[] body = "{\"single\":{\"type\":\"give-everything\",\"body\":{}}}".getBytes(StandardCharsets.UTF_8);

        assertThat(post(RemoteCommandProperties.PATH, token(TwoCommandSides.KEY), "3000", body)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void carriesOutTheBookingsOfManyFansAtOnce() throws Exception {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sales.add(new Sale(SIDES));
        }
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ListOutcome>> outcomes = sales.stream()
                    .map(sale -> callers.submit(() -> BOTH.commands().sendInOrder(sale.booking(0))))
                    .toList();
            for (Future<ListOutcome> outcome : outcomes) {
                assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo(new ListOutcome(9, null));
            }
        }
    }
}
