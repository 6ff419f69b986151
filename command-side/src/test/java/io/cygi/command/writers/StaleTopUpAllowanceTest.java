package io.cygi.command.writers;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.writers.TwoCommandSides.DONE;
import static io.cygi.command.writers.TwoCommandSides.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeoulDay;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two command sides together keep the limits of top-ups, whatever is in their caches. */
class StaleTopUpAllowanceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static TwoCommandSides sides;
    private static Commands first;
    private static Commands second;
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final AllowanceId allowance = new AllowanceId(concert, FAN);

    @BeforeAll
    static void start() {
        sides = TwoCommandSides.shared();
        first = sides.first();
        second = sides.second();
    }

    @Test
    void keepsTheDaysLimitOfTopUps() {
        AccountId fan = new AccountId("fan-" + concert);
        List<String> outcomes = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> outcome(number % 2 == 0 ? first : second, claim(fan, 300, 100)))
                .toList();
        assertThat(outcomes).filteredOn(DONE::equals).hasSize(3);
        assertThat(outcomes).filteredOn("LIMIT_EXCEEDED"::equals).hasSize(13);
    }

    @Test
    void keepsTheNumberOfOpenTopUps() {
        AccountId fan = new AccountId("fan-" + concert);
        List<String> outcomes = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> outcome(number % 2 == 0 ? first : second, claim(fan, 1, 2)))
                .toList();
        assertThat(outcomes).filteredOn(DONE::equals).hasSize(2);
    }

    /** Claims and a close at once, from two command sides: what is claimed keeps the allowance open. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void closesNoTopUpAllowanceDuringAClaim(int before) {
        AccountId fan = new AccountId("fan-" + concert);
        TopUpAllowanceId allowance = new TopUpAllowanceId(fan);
        // Both have it in their caches.
        first.send(new ReopenTopUpAllowance(allowance, NOW));
        second.send(new ReopenTopUpAllowance(allowance, NOW));
        List<String> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> outcome(
                        number % 2 == 0 ? first : second,
                        number == before ? new CloseTopUpAllowance(allowance, NOW.plusMillis(1)) : claim(fan, 1, 100)))
                .toList();

        boolean closed = outcomes.get(before).equals(DONE);
        assertThat(outcomes.stream().filter(DONE::equals).count()).isEqualTo(closed ? 1 : 7);
        assertThat(outcome(second, claim(fan, 1, 100))).isEqualTo(closed ? "INVALID_STATE" : DONE);
    }

    /** Each process has a clock of its own, wrong by up to a minute. The time that counts is the true one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsTheSumOfADayIfClocksDiffer(long seed) {
        Random random = new Random(seed);
        AccountId fan = new AccountId("fan-" + concert);
        Instant midnight = Instant.parse("2026-03-01T15:00:00Z");
        Map<LocalDate, Integer> sums = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            Instant now = midnight.plusSeconds(10 * (step - 30));
            boolean ahead = random.nextBoolean();
            ClaimTopUp claim = claim(fan, 100, 100, now.plusSeconds(ahead ? 60 : -60));
            if (outcome(ahead ? first : second, claim).equals(DONE)) {
                boolean credited = random.nextInt(4) != 0;
                first.send(new CloseTopUpClaim(claim.allowanceId(), claim.topUpId(), credited, now));
                sums.merge(SeoulDay.of(now), credited ? 100 : 0, Integer::sum);
            }
        }
        assertThat(sums.values()).allMatch(sum -> sum <= 1_000);
        assertThat(sums).hasSize(2);
    }

    private static ClaimTopUp claim(AccountId fan, long amount, int openMax) {
        return claim(fan, amount, openMax, NOW);
    }

    private static ClaimTopUp claim(AccountId fan, long amount, int openMax, Instant at) {
        TopUpId id = new TopUpId(fan, TimeOrderedIds.next());
        return new ClaimTopUp(id.allowanceId(), id, Money.krw(amount), "/", Money.krw(1_000), openMax, HOLD_UNTIL, at);
    }
}
