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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} hits the platform while concerts are being settled, at random moments. The system property
 * {@code cygi.e2e.settlement.kills} sets the number of kills.
 */
@Tag("mysql")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OwnPlatform
class SettlementCrashIT {

    private static final int KILLS = Integer.getInteger("cygi.e2e.settlement.kills", 2);
    private static final int CONCERTS_AT_ONCE = 3;
    private static final int FANS = 24;
    private static final int KILL_AFTER_MILLIS_MAX = 1_300;
    private static final Duration SELLING =
            Duration.ofSeconds(Integer.getInteger("cygi.e2e.settlement.selling-seconds", 12));
    private static final Duration COMMAND_MAX = Duration.ofSeconds(90);
    private static final Platform PLATFORM = Platform.inNewFolder(
            "settlement-crash", "--cygi.settlement.cron=-", "--cygi.settlement.events-per-chunk=5");

    private final Random random = new Random(Long.getLong("cygi.e2e.settlement.seed", 20261124L));
    private final Map<String, byte[]> statements = new HashMap<>();

    /**
     * A sold concert that is over.
     *
     * @param concert the concert, which is over
     * @param organizer the organizer, who has no other concert
     * @param net the payout that the organizer is due, in won
     */
    private record Sold(Concert concert, Account organizer, long net) {

        String settlementId() {
            return Settling.awaitState(organizer, concert, "SETTLED")
                    .path("settlementId")
                    .asString();
        }
    }

    @BeforeAll
    static void start() {
        PLATFORM.start();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    /** Kills a run again and again until it has ended, and then does so with other concerts and another run. */
    @Test
    @Order(1)
    void ofThePlatformPaysOnceAndLeavesTheStatementsAsTheyAre() {
        Api api = PLATFORM.api();
        List<Account> fans = Fans.many(api, FANS);
        List<Sold> all = new ArrayList<>();
        int kills = 0;
        int interrupted = 0;
        while (kills < KILLS) {
            List<Sold> sold = sell(api, fans);
            all.addAll(sold);
            String run = Settling.request(api.account("admin"));
            boolean underWay = true;
            while (underWay && kills < KILLS) {
                Await.moment(Instant.now().plusMillis(random.nextInt(KILL_AFTER_MILLIS_MAX)));
                PLATFORM.kill();
                PLATFORM.start();
                kills++;
                underWay = Settling.wasUnderWay(api.account("admin"), run);
                interrupted += underWay ? 1 : 0;
            }
            assertThat(Settling.ended(api.account("admin"), run).path("state").asString())
                    .isEqualTo("COMPLETED");
            sold.forEach(this::assertSameStatements);
        }
        System.out.println(KILLS + " kills, " + interrupted
                + " of a run that had not ended when the platform was back, " + all.size() + " concerts");
        Settling.run(api.account("admin"));
        all.forEach(sold -> {
            assertSameStatements(sold);
            Await.holds("the payout of " + sold.concert, Await.SETTLED_MAX, () -> assertThat(
                            Settling.payouts(sold.organizer))
                    .containsExactly(sold.net));
        });
    }

    /** Runs last, and leaves the platform stopped. Another start would only show what the command has said. */
    @Test
    @Order(2)
    void settlesFromTheCommandLineWhileThePlatformIsStopped() throws InterruptedException {
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
        assertThat(PLATFORM.output().lines().filter(line -> line.contains("Settlement run ")))
                .last()
                .asString()
                .endsWith("COMPLETED: 1 settled, 0 waiting, 0 held back, 0 failed");
    }

    private void assertSameStatements(Sold sold) {
        String settlement = sold.settlementId();
        for (String form : Settling.FORMS) {
            byte[] document = Settling.statement(sold.organizer, settlement, form);
            byte[] before = statements.putIfAbsent(settlement + form, document);
            assertThat(document).as(form).isEqualTo(before == null ? document : before);
        }
    }

    /**
     * {@return concerts that are over, each of another organizer} Every fan booked each, and every fourth one
     * cancelled.
     */
    private static List<Sold> sell(Api api, List<Account> fans) {
        List<Integer> numbers = IntStream.range(0, CONCERTS_AT_ONCE).boxed().toList();
        return Crowd.together(numbers, number -> {
            Account organizer = Fans.organizer(api);
            Concert concert = Concert.published(
                    organizer, Settling.draft(SELLING, 7, List.of(Concert.section("A", 3_333, 1, FANS))));
            concert.awaitStatus("ON_SALE");
            List<JsonNode> reservations = sold(concert, fans);
            concert.awaitStatus("CLOSED");
            return new Sold(
                    concert,
                    organizer,
                    reservations.stream().mapToLong(Settling::net).sum());
        });
    }

    /** {@return a reservation of each fan; every fourth one is cancelled} */
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
