package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fans send each request to either of two processes on one database and broker. They compete for a few seats with short
 * holds, pay, cancel and run out of money, while one of the processes is killed and started again. Afterwards every won
 * and every seat is where the reservations say.
 */
@Tag("mysql")
@OwnPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {

    private static final int FANS = 40;
    private static final int ROWS = 4;
    private static final int SEATS_PER_ROW = 5;
    private static final int HOLD_SECONDS = 2;
    private static final int PURCHASE_LIMIT = 4;

    /** Price of a seat in won. A wallet pays for eleven seats. */
    private static final long PRICE = 900_000;

    /** Pause of a fan after a request to a dead process. */
    private static final Duration DEAD_PAUSE = Duration.ofMillis(200);

    private static final Duration TRIAL = Duration.ofSeconds(Integer.getInteger("cygi.trial.seconds", 12));
    private static final int SEEDS = Integer.getInteger("cygi.trial.seeds", 1);
    private static final int FIRST_SEED = Integer.getInteger("cygi.trial.first", 1);

    private final Platform first = Platform.inNewFolder("pair-first");
    private Platform second = first;

    @BeforeAll
    void start() {
        first.start();
        second = first.replica("pair-second");
        second.start();
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    static IntStream seeds() {
        return IntStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepTheBooksWhileOneOfThemIsKilled(int seed) {
        List<Api> apis = List.of(first.api(), second.api());
        Concert concert = Concert.onSale(
                apis.getFirst(),
                PURCHASE_LIMIT,
                HOLD_SECONDS,
                List.of(Concert.section("A", PRICE, ROWS, SEATS_PER_ROW)));
        List<Account> fans = Fans.many(apis.getFirst(), FANS);
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        long end = System.nanoTime() + TRIAL.toNanos();
        List<Runnable> acts = new ArrayList<>();
        for (int i = 0; i < FANS; i++) {
            Visitor visitor = new Visitor(fans.get(i), apis, concert, new Random(1_000L * seed + i), answers);
            acts.add(() -> visitor.until(end));
        }
        acts.add(() -> killHalfway(end));

        Crowd.together(acts, act -> {
            act.run();
            return true;
        });

        for (Api api : apis) {
            List<Account> here = fans.stream()
                    .map(fan -> new Account(api, fan.name(), fan.token()))
                    .toList();
            Books.balance(here, new Concert(api, concert.id()));
        }
        Map<String, Long> outcomes = Crowd.inTurns(8, fans, Account::reservations).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        reservation -> reservation.path("status").asString(), Collectors.counting()));
        System.out.println("two processes, seed " + seed + ": " + outcomes + ", answers " + answers);
        assertThat(outcomes.keySet()).contains("CONFIRMED", "CANCELLED", "EXPIRED", "REJECTED");
        assertThat(answers.keySet()).as("only these answers").allMatch(answer -> List.of(
                        "200", "202", "204", "404", "409", "none", "503")
                .contains(answer.substring(answer.lastIndexOf(' ') + 1)));
    }

    private void killHalfway(long end) {
        Await.moment(Instant.now().plusNanos((end - System.nanoTime()) / 2));
        second.kill();
        second.start();
    }

    /** A fan who does one thing after the other, each at either process. */
    private static final class Visitor {

        private final Account fan;
        private final List<Api> apis;
        private final Concert concert;
        private final Random random;
        private final Map<String, Integer> answers;
        private final List<String> open = new ArrayList<>();

        Visitor(Account fan, List<Api> apis, Concert concert, Random random, Map<String, Integer> answers) {
            this.fan = fan;
            this.apis = apis;
            this.concert = concert;
            this.random = random;
            this.answers = answers;
        }

        void until(long end) {
            while (System.nanoTime() < end) {
                int chance = random.nextInt(10);
                if (open.isEmpty() || chance < 3) {
                    book();
                    continue;
                }
                String reservation = open.get(random.nextInt(open.size()));
                if (chance < 5) {
                    send("pay", "POST", Account.reservationPath(reservation) + "/payment");
                } else if (send("cancel", "DELETE", Account.reservationPath(reservation)) || chance == 9) {
                    open.remove(reservation);
                }
            }
        }

        private void book() {
            List<String> seats = new ArrayList<>(IntStream.range(0, ROWS * SEATS_PER_ROW)
                    .mapToObj(seat -> "A-" + (seat / SEATS_PER_ROW + 1) + "-" + (seat % SEATS_PER_ROW + 1))
                    .toList());
            Collections.shuffle(seats, random);
            String[] chosen = seats.subList(0, 1 + random.nextInt(2)).toArray(String[]::new);
            Response answer = tried("book", () -> somewhere()
                    .book(concert, random.nextBoolean() ? Booking.paid(chosen) : Booking.of(chosen)));
            if (answer != null && answer.status() == 202) {
                open.add(answer.text("reservationId"));
            }
        }

        /**
         * Sends a request.
         *
         * @return whether it was accepted
         */
        private boolean send(String name, String method, String path) {
            Response answer = tried(name, () -> somewhere().send(method, path, null));
            return answer != null && answer.status() == 202;
        }

        private Account somewhere() {
            return new Account(apis.get(random.nextInt(apis.size())), fan.name(), fan.token());
        }

        /** {@return the answer, or null if the process is dead} */
        private @Nullable Response tried(String name, Supplier<Response> act) {
            try {
                Response answer = act.get();
                answers.merge(name + " " + answer.status(), 1, Integer::sum);
                return answer;
            } catch (UncheckedIOException e) {
                answers.merge(name + " none", 1, Integer::sum);
                Await.moment(Instant.now().plus(DEAD_PAUSE));
                return null;
            }
        }
    }
}
