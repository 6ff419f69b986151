package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} while concerts are being settled, at random moments. How often is the system property
 * {@code cygi.e2e.settlement.kills}.
 */
class SettlementCrashIT {

    private static final int KILLS = Integer.getInteger("cygi.e2e.settlement.kills", 2);
    private static final int FANS = 24;
    private static final int KILL_AFTER_MILLIS_MAX = 1_300;
    private static final Duration SELLING = Duration.ofSeconds(6);
    private static final Duration COMMAND_MAX = Duration.ofSeconds(90);
    private static final Platform PLATFORM = Platform.inNewFolder(
            "settlement-crash", "--cygi.settlement.cron=-", "--cygi.settlement.events-per-chunk=10");

    private final Random random = new Random(Long.getLong("cygi.e2e.settlement.seed", 20261124L));
    private final Map<String, byte[]> statements = new HashMap<>();

    @BeforeAll
    static void start() {
        PLATFORM.start();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    @Test
    void ofThePlatformPaysOnceAndLeavesTheStatementsAsTheyAre() {
        Api api = PLATFORM.api();
        List<Account> fans = Fans.many(api, FANS);
        Map<String, Account> organizers = new HashMap<>();
        Map<String, Long> expected = new HashMap<>();
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Account organizer = Fans.organizer(api);
            Concert concert = Concert.published(
                    organizer, Settling.draft(SELLING, 7, List.of(Concert.section("A", 33_333, 1, FANS))));
            concert.awaitStatus("ON_SALE");
            List<JsonNode> reservations = sold(concert, fans);
            concert.awaitStatus("CLOSED");
            String run = Settling.request(api.account("admin"));
            Await.moment(Instant.now().plusMillis(random.nextInt(KILL_AFTER_MILLIS_MAX)));
            PLATFORM.kill();
            PLATFORM.start();
            Account admin = api.account("admin");
            interrupted += Settling.wasUnderWay(admin, run) ? 1 : 0;
            assertThat(Settling.ended(admin, run).path("state").asString()).isEqualTo("COMPLETED");
            String id = Settling.awaitState(organizer, concert, "SETTLED")
                    .path("settlementId")
                    .asString();
            organizers.put(id, organizer);
            expected.put(id, reservations.stream().mapToLong(Settling::net).sum());
            organizers.forEach((settlement, owner) -> assertSameStatements(owner, settlement));
        }
        System.out.println(KILLS + " kills, " + interrupted + " of a run that had not ended");
        Settling.run(api.account("admin"));
        organizers.forEach((settlement, owner) -> {
            assertSameStatements(owner, settlement);
            Await.holds("the payout of " + settlement, Await.SETTLED_MAX, () -> assertThat(Settling.payouts(owner))
                    .containsExactly(expected.get(settlement)));
        });
    }

    @Test
    void isNotNeededToSettleFromTheCommandLine() throws InterruptedException {
        Api api = PLATFORM.api();
        Account organizer = Fans.organizer(api);
        Account fan = Fans.one(api);
        Concert concert = Concert.published(
                organizer, Settling.draft(Duration.ofSeconds(3), 7, List.of(Concert.section("A", 10_000, 1, 1))));
        concert.awaitStatus("ON_SALE");
        fan.booked(concert, Booking.paid("A-1-1"));
        concert.awaitStatus("CLOSED");
        PLATFORM.stop();

        Process command = PLATFORM.startCommand("--cygi.settlement.run=today", "--cygi.settlement.exit=true");
        assertThat(command.waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isZero();

        PLATFORM.start();
        Settling.awaitState(organizer, concert, "SETTLED");
    }

    private void assertSameStatements(Account organizer, String settlement) {
        for (String form : Settling.FORMS) {
            byte[] document = Settling.statement(organizer, settlement, form);
            byte[] before = statements.putIfAbsent(settlement + form, document);
            assertThat(document).as(form).isEqualTo(before == null ? document : before);
        }
    }

    /** {@return a reservation for each fan; every fourth one is cancelled} */
    private static List<JsonNode> sold(Concert concert, List<Account> fans) {
        List<JsonNode> reservations = new ArrayList<>();
        List<Integer> all = IntStream.range(0, fans.size()).boxed().toList();
        List<String> ids = Crowd.inTurns(12, all, i -> fans.get(i).booked(concert, Booking.paid("A-1-" + (i + 1))));
        for (int i = 0; i < ids.size(); i++) {
            if (i % 4 == 0) {
                fans.get(i).cancel(ids.get(i)).expect(202);
                reservations.add(fans.get(i).awaitStatus(ids.get(i), "CANCELLED"));
            } else {
                reservations.add(fans.get(i).reservation(ids.get(i)));
            }
        }
        return reservations;
    }
}
