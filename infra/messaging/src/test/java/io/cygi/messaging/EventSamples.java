package io.cygi.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.SectionLayout;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes one event of each class. */
final class EventSamples {

    static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    static final AccountId ACCOUNT = new AccountId("fan-1");
    static final ReservationId RESERVATION = new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000a");
    private static final Map<Type, Object> SAMPLES = samples();

    private EventSamples() {}

    /** {@return an event of the class} @param type a class of events */
    static Object of(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType()))
                .toArray();
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        Object sample = SAMPLES.get(type);
        assertThat(sample).as("a sample of %s", type).isNotNull();
        return sample;
    }

    private static Map<Type, Object> samples() {
        Instant at = Instant.parse("2026-03-01T10:00:00.123Z");
        SeatNumber seat = new SeatNumber("R석", 3, 12);
        return Map.ofEntries(
                Map.entry(String.class, "비가 와요 😢 \" <b>"),
                Map.entry(int.class, 3),
                Map.entry(boolean.class, true),
                Map.entry(Instant.class, at),
                Map.entry(ConcertId.class, CONCERT),
                Map.entry(AccountId.class, ACCOUNT),
                Map.entry(SeatNumber.class, seat),
                Map.entry(Money.class, Money.krw(55_000)),
                Map.entry(PricedSeat.class, new PricedSeat(seat, Money.krw(55_000))),
                Map.entry(BookingFailure.class, BookingFailure.SEAT_TAKEN),
                Map.entry(WalletId.class, new WalletId(ACCOUNT)),
                Map.entry(TopUpId.class, new TopUpId(ACCOUNT, "0195a000-0000-7000-8000-00000000000b")),
                Map.entry(TopUpAllowanceId.class, new TopUpAllowanceId(ACCOUNT)),
                Map.entry(TopUpReason.class, TopUpReason.PAYMENT_FAILED),
                Map.entry(RefundReason.class, RefundReason.MISTAKE),
                Map.entry(AllowanceId.class, new AllowanceId(CONCERT, ACCOUNT)),
                Map.entry(ReservationId.class, new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000a")),
                Map.entry(
                        ConcertDetails.class,
                        new ConcertDetails(
                                "밤의 노래",
                                "",
                                "Seoul",
                                at,
                                at.plusSeconds(1),
                                at,
                                at.plusSeconds(1),
                                4,
                                300,
                                2,
                                RefundPolicy.STANDARD,
                                WaitingRoomSettings.OFF,
                                List.of(new Section(
                                        "R석",
                                        Money.krw(1),
                                        3,
                                        12,
                                        new SectionLayout(-1.5, 12, 30, 0, 0.55, 0.9),
                                        Map.of(seat, List.of(SeatAttribute.WHEELCHAIR)))))));
    }
}
