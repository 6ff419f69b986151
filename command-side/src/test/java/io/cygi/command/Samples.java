package io.cygi.command;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** The identifiers and values that the tests of the aggregates share. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    public static final ReservationId RESERVATION = new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000a");
    public static final ReservationId OTHER_RESERVATION =
            new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000b");
    public static final AccountId FAN = new AccountId("fan-1");
    public static final AccountId OTHER_FAN = new AccountId("fan-2");
    public static final AccountId ORGANIZER = new AccountId("organizer-1");
    public static final SeatNumber A11 = SeatNumber.parse("A-1-1");
    public static final SeatNumber A12 = SeatNumber.parse("A-1-2");
    public static final SeatId SEAT = new SeatId(CONCERT, A11);
    public static final List<PricedSeat> TWO_SEATS =
            List.of(new PricedSeat(A11, Money.krw(55_000)), new PricedSeat(A12, Money.krw(55_000)));

    private Samples() {}

    public static ConcertDetails details(Instant salesOpenAt) {
        return new ConcertDetails(
                "밤의 노래 🎤",
                "",
                "Seoul",
                salesOpenAt.plus(Duration.ofDays(30)),
                salesOpenAt.plus(Duration.ofDays(30)).plus(Duration.ofHours(2)),
                salesOpenAt,
                salesOpenAt.plus(Duration.ofDays(29)),
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", Money.krw(55_000), 3, 10), new Section("B", Money.krw(33_000), 2, 5)));
    }

    /** Matches a refusal with this code. */
    public static Matcher<RefusedException> refusal(ProblemCode code) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(RefusedException refusal) {
                return refusal.code() == code;
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("a refusal with " + code);
            }
        };
    }

    /** A fixture for an aggregate. */
    public static <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
        return new AggregateTestFixture<>(aggregate);
    }
}
