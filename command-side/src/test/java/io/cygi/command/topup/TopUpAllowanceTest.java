package io.cygi.command.topup;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpAllowanceClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpAllowanceReopened;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopUpAllowanceTest {

    private static final TopUpAllowanceId ID = new TopUpAllowanceId(FAN);

    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T15:00:00Z");
    private static final Instant EVENING = MIDNIGHT.minusSeconds(61);
    private static final Instant NEXT_DAY = MIDNIGHT.plusSeconds(60);

    private final AggregateTestFixture<TopUpAllowance> allowance = Samples.fixture(TopUpAllowance.class);

    @Test
    void claimsUpToTheDaysLimit() {
        allowance.given(claimed(1, 600, EVENING)).when(claim(2, 400, EVENING)).expectEvents(claimed(2, 400, EVENING));
        allowance
                .given(claimed(1, 600, EVENING))
                .when(claim(2, 401, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
        allowance
                .givenNoPriorActivity()
                .when(claim(1, 1_001, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    void countsCreditedTopUpsButNoFailedOnes() {
        allowance
                .given(claimed(1, 1_000, EVENING), closed(1, true))
                .when(claim(2, 1, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
        allowance
                .given(claimed(1, 1_000, EVENING), closed(1, false))
                .when(claim(2, 1_000, EVENING))
                .expectEvents(claimed(2, 1_000, EVENING));
    }

    @Test
    void startsANewDayAtMidnightInSeoul() {
        allowance
                .given(claimed(1, 1_000, EVENING))
                .when(claim(2, 1_000, NEXT_DAY))
                .expectEvents(claimed(2, 1_000, NEXT_DAY));
        // Closed after midnight, it still counts for the day on which it was claimed.
        allowance
                .given(claimed(1, 900, EVENING), claimed(2, 500, NEXT_DAY), closed(2, true), closed(1, true))
                .when(claim(3, 501, NEXT_DAY))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
        allowance
                .given(claimed(1, 900, EVENING), claimed(2, 500, NEXT_DAY), closed(2, true), closed(1, true))
                .when(claim(3, 500, NEXT_DAY))
                .expectEvents(claimed(3, 500, NEXT_DAY));
    }

    /** A process whose clock is ahead is already in the next day, and one whose clock is right is not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheSumOfTheDayBefore(boolean stillOpen) {
        List<Object> given = new ArrayList<>(List.of(claimed(1, 1_000, EVENING), closed(1, true)));
        given.add(claimed(2, 1, NEXT_DAY));
        if (!stillOpen) {
            given.add(closed(2, true));
        }
        allowance
                .given(given)
                .when(claim(3, 1, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    void countsAClaimNearMidnightForBothDays() {
        for (int seconds : new int[] {-60, -1, 0, 59}) {
            TopUpClaimed near = claimed(1, 600, MIDNIGHT.plusSeconds(seconds));
            for (Instant other : new Instant[] {EVENING, NEXT_DAY}) {
                allowance
                        .given(near, closed(1, true))
                        .when(claim(2, 401, other))
                        .expectNoEvents()
                        .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
                allowance
                        .given(near, closed(1, true))
                        .when(claim(2, 400, other))
                        .expectEvents(claimed(2, 400, other));
            }
        }
    }

    @Test
    void countsAClaimOfALateClockForARememberedDay() {
        Instant longBehind = EVENING.minus(Duration.ofDays(40));
        allowance
                .given(claimed(1, 600, EVENING), closed(1, true), claimed(2, 1, NEXT_DAY))
                .when(claim(3, 401, longBehind))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    void isClosedOnlyIfNoTopUpIsOpen() {
        TopUpAllowanceClosed closed = new TopUpAllowanceClosed(ID, EVENING);
        CloseTopUpAllowance close = new CloseTopUpAllowance(ID, EVENING);
        allowance.givenNoPriorActivity().when(close).expectEvents(closed);
        allowance.given(claimed(1, 600, EVENING), closed(1, false)).when(close).expectEvents(closed);
        allowance.given(closed).when(close).expectNoEvents();
        allowance
                .given(claimed(1, 600, EVENING))
                .when(close)
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void refusesClaimsWhileItIsClosed() {
        TopUpAllowanceClosed closed = new TopUpAllowanceClosed(ID, EVENING);
        allowance
                .given(closed)
                .when(claim(1, 600, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        allowance
                .given(closed, new TopUpAllowanceReopened(ID, EVENING))
                .when(claim(1, 600, EVENING))
                .expectEvents(claimed(1, 600, EVENING));
    }

    @Test
    void ignoresAnErasureOlderThanTheLatestOne() {
        TopUpAllowanceClosed later = new TopUpAllowanceClosed(ID, NEXT_DAY);
        allowance.given(later).when(new ReopenTopUpAllowance(ID, EVENING)).expectNoEvents();
        allowance
                .given(later, new TopUpAllowanceReopened(ID, NEXT_DAY))
                .when(new CloseTopUpAllowance(ID, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        // An undoing that comes before its close bars it.
        TopUpAllowanceReopened barred = new TopUpAllowanceReopened(ID, EVENING);
        allowance
                .givenNoPriorActivity()
                .when(new ReopenTopUpAllowance(ID, EVENING))
                .expectEvents(barred);
        allowance
                .given(barred)
                .when(new CloseTopUpAllowance(ID, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        allowance.given(barred).when(new CloseTopUpAllowance(ID, NEXT_DAY)).expectEvents(later);
    }

    @Test
    void isTheSameAfterASnapshot() {
        TopUpAllowance before = new TopUpAllowance();
        before.on(claimed(1, 600, EVENING));
        before.on(claimed(2, 300, MIDNIGHT));
        before.on(closed(2, true));
        before.on(new TopUpAllowanceClosed(ID, NEXT_DAY));
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();

        TopUpAllowance after = serializer.deserialize(serializer.serialize(before, byte[].class));

        assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void boundsTheNumberOfOpenTopUps() {
        allowance
                .given(claimed(1, 1, EVENING), claimed(2, 1, EVENING))
                .when(claim(3, 1, EVENING))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
        allowance
                .given(claimed(1, 1, EVENING), claimed(2, 1, EVENING), closed(1, false))
                .when(claim(3, 1, EVENING))
                .expectEvents(claimed(3, 1, EVENING));
    }

    @Test
    void doesNothingForARepeatedCommand() {
        allowance.given(claimed(1, 600, EVENING)).when(claim(1, 600, EVENING)).expectNoEvents();
        allowance
                .given(claimed(1, 600, EVENING), closed(1, true))
                .when(new CloseTopUpClaim(ID, topUp(1), true, EVENING))
                .expectNoEvents();
    }

    private static TopUpId topUp(int number) {
        return new TopUpId(FAN, "0195a000-0000-7000-8000-00000000000" + number);
    }

    private static ClaimTopUp claim(int number, long amount, Instant at) {
        return new ClaimTopUp(ID, topUp(number), Money.krw(amount), "/", Money.krw(1_000), 2, at.plusSeconds(900), at);
    }

    private static TopUpClaimed claimed(int number, long amount, Instant at) {
        return new TopUpClaimed(ID, topUp(number), Money.krw(amount), "/", at.plusSeconds(900), at);
    }

    private static TopUpClaimClosed closed(int number, boolean credited) {
        return new TopUpClaimClosed(ID, topUp(number), credited, NEXT_DAY);
    }
}
