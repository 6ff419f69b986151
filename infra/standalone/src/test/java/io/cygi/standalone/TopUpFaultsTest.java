package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpEvent.TopUpCredited;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.kakaopay.KakaoPayServer;
import io.cygi.kakaopay.Settings;
import io.cygi.kakaopay.fault.Fault;
import io.cygi.kakaopay.fault.Faults;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.history.EventHistory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs the whole platform with its database and the payment adapter, and a stand-in that corrupts its answers by a
 * seed. Time passes faster than real time, so that claims expire under their holders and no test has to wait.
 */
class TopUpFaultsTest {

    private static final int TOP_UPS = 200;
    private static final long SEED = Long.getLong("cygi.top-ups.seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofMinutes(2);
    private static final Money AMOUNT = Money.krw(10_000);
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final HurriedClock CLOCK = new HurriedClock();

    @TempDir
    private static Path folder;

    private static KakaoPayServer provider;
    private static ConfigurableApplicationContext platform;

    private final Random random = new Random(SEED);
    private final Set<TopUpId> decided = new HashSet<>();
    private final List<URI> callbacks = new ArrayList<>();

    /** A clock with the time of this machine plus an offset. */
    private static final class HurriedClock extends Clock {

        private final Clock machine = Clock.tickMillis(Clock.systemUTC().getZone());
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void pass(Duration time) {
            ahead.accumulateAndGet(time, Duration::plus);
        }

        @Override
        public Instant instant() {
            return machine.instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return machine.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants have no zone");
        }
    }

    @BeforeAll
    static void start() {
        provider = KakaoPayServer.start(
                0,
                Settings.of("key")
                        .withClock(CLOCK)
                        .withMemory(Duration.ofDays(30), 10 * TOP_UPS)
                        .withFaults(faults()));
        var application = CygiApplication.application();
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> CLOCK));
        platform = application.run(Production.options(
                folder,
                "--cygi.kakaopay.base-url=" + provider.url(),
                "--cygi.kakaopay.secret-key=key",
                "--cygi.kakaopay.cid=" + Settings.TEST_CID));
    }

    private static Faults faults() {
        Map<Fault, Double> probabilities = Map.ofEntries(
                Map.entry(Fault.MAINTENANCE, 0.05),
                Map.entry(Fault.UNAUTHORIZED, 0.02),
                Map.entry(Fault.ERROR_BEFORE, 0.03),
                Map.entry(Fault.ERROR_AFTER, 0.05),
                Map.entry(Fault.LOST_REQUEST, 0.02),
                Map.entry(Fault.LOST_REPLY, 0.08),
                Map.entry(Fault.DELAY_BEFORE, 0.03),
                Map.entry(Fault.DELAY_AFTER, 0.03),
                Map.entry(Fault.MALFORMED, 0.03),
                Map.entry(Fault.SLOW_BODY, 0.02),
                Map.entry(Fault.HIDDEN_APPROVAL, 0.08),
                Map.entry(Fault.DECLINED, 0.05),
                Map.entry(Fault.OUTDATED, 0.1),
                Map.entry(Fault.NOT_FOUND, 0.05),
                Map.entry(Fault.DUPLICATE_CALLBACK, 0.2),
                Map.entry(Fault.LATE_CALLBACK, 0.1));
        return new Faults(SEED, probabilities, Duration.ofMillis(50));
    }

    @AfterAll
    static void stop() {
        platform.close();
        provider.close();
    }

    @Test
    void leaveTheCreditsEqualToTheProvidersPayments() {
        List<TopUpId> topUps = IntStream.range(0, TOP_UPS)
                .parallel()
                .mapToObj(TopUpFaultsTest::request)
                .toList();

        Awaitility.await("seed " + SEED)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> {
                    topUps.stream().filter(topUp -> !decided.contains(topUp)).forEach(this::actAsFan);
                    if (!callbacks.isEmpty()) {
                        open(callbacks.get(random.nextInt(callbacks.size())));
                    }
                    // The fans act first, while their payments can be approved; slower work follows.
                    CLOCK.pass(decided.size() < TOP_UPS ? SOON : LATER);
                    return finished() == TOP_UPS;
                });

        List<WalletToppedUp> credits = topUps.stream()
                .flatMap(topUp -> events(topUp.walletId().toString(), WalletToppedUp.class))
                .toList();
        System.out.println("of " + TOP_UPS + " top-ups under faults " + credits.size() + " were credited");
        assertThat(credits)
                .as("seed %d", SEED)
                .extracting(WalletToppedUp::topUpId)
                .doesNotHaveDuplicates();
        assertThat(credits)
                .as("seed %d", SEED)
                .allMatch(credit -> TopUpId.parse(credit.topUpId()).walletId().equals(credit.walletId()));
        assertThat(credits.stream()
                        .mapToLong(credit -> credit.amount().amount())
                        .sum())
                .as("seed %d", SEED)
                .isEqualTo(provider.service().totals().held());
        assertThat(topUps.stream()
                        .filter(topUp -> events(topUp.toString(), TopUpCredited.class)
                                .findAny()
                                .isPresent())
                        .count())
                .as("seed %d", SEED)
                .isEqualTo(credits.size())
                .isGreaterThan(TOP_UPS / 2);
    }

    private static TopUpId request(int number) {
        TopUpId topUp = new TopUpId(new AccountId("fan-" + (90_000 + number)), TimeOrderedIds.next());
        Commands commands = platform.getBean(Commands.class);
        Instant now = CLOCK.instant();
        Instant expires = now.plus(Duration.ofMinutes(15));
        commands.send(new OpenWallet(topUp.walletId(), Money.ZERO, now));
        commands.send(new ClaimTopUp(topUp.allowanceId(), topUp, AMOUNT, "/", AMOUNT, 1, expires, now));
        if (number % 10 != 0) {
            // The process that took the request of the others died here.
            commands.send(new RequestTopUp(topUp, AMOUNT, "/", expires, now));
        }
        return topUp;
    }

    /** Decides on the provider's page, and follows its redirect or closes the browser. */
    private void actAsFan(TopUpId topUp) {
        Optional<TopUpReady> ready = events(topUp.toString(), TopUpReady.class).findFirst();
        if (ready.isEmpty()) {
            return;
        }
        decided.add(topUp);
        int luck = random.nextInt(20);
        String decision = luck == 0 ? "cancel" : luck == 1 ? "fail" : "approve";
        HttpResponse<Void> answer =
                send(HttpRequest.newBuilder(URI.create(ready.get().redirectUrl() + "/" + decision))
                        .POST(BodyPublishers.noBody()));
        URI callback = URI.create(answer.headers().firstValue("Location").orElseThrow());
        if (luck != 2) {
            callbacks.add(callback);
            open(callback);
        }
    }

    private static void open(URI callback) {
        assertThat(send(HttpRequest.newBuilder(callback)).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<Void> send(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long finished() {
        Long count = platform.getBean(JdbcTemplate.class)
                .queryForObject("SELECT COUNT(*) FROM open_top_up WHERE finished = 1", Long.class);
        return count == null ? 0 : count;
    }

    private static <T> Stream<T> events(String aggregate, Class<T> type) {
        List<T> found = new ArrayList<>();
        platform.getBean(EventHistory.class).read(aggregate, event -> {
            if (type.isInstance(event.getPayload())) {
                found.add(type.cast(event.getPayload()));
            }
        });
        return found.stream();
    }
}
