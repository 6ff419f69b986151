package io.cygi.command.topup;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class TopUpAllowanceTest {

    private static final TopUpAllowanceId ID = new TopUpAllowanceId(FAN);

    /** One minute before midnight in Seoul. */
    private static final Instant EVENING = Instant.parse("2026-03-01T14:59:00Z");

    private static final Instant NEXT_DAY = EVENING.plusSeconds(60);

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
    void countsWhatWasCreditedAndNotWhatCameToNothing() {
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
    void beginsAnewAtMidnightInSeoul() {
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

    @Test
    void boundsHowManyAreOpen() {
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
    void doesNothingWhenItIsToldAgain() {
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
