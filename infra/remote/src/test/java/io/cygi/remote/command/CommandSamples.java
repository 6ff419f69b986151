package io.cygi.remote.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Sample commands: one for each type of command. */
final class CommandSamples {

    private static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    private static final AccountId ACCOUNT = new AccountId("fan-1");
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final SeatNumber SEAT = new SeatNumber("R석", 3, 12);
    private static final Map<Type, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "비가 와요 😢 \" <b>"),
            Map.entry(int.class, 3),
            Map.entry(long.class, 1L << 60),
            Map.entry(boolean.class, true),
            Map.entry(Instant.class, AT),
            Map.entry(ConcertId.class, CONCERT),
            Map.entry(AccountId.class, ACCOUNT),
            Map.entry(SeatNumber.class, SEAT),
            Map.entry(SeatId.class, new SeatId(CONCERT, SEAT)),
            Map.entry(Money.class, Money.krw(55_000)),
            Map.entry(PricedSeat.class, new PricedSeat(SEAT, Money.krw(55_000))),
            Map.entry(BookingFailure.class, BookingFailure.SEAT_TAKEN),
            Map.entry(ReservationId.class, new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000a")),
            Map.entry(ExtensionTerms.class, new ExtensionTerms(2, 60)),
            Map.entry(WalletId.class, new WalletId(ACCOUNT)),
            Map.entry(TopUpId.class, new TopUpId(ACCOUNT, "0195a000-0000-7000-8000-00000000000b")),
            Map.entry(TopUpAllowanceId.class, new TopUpAllowanceId(ACCOUNT)),
            Map.entry(TopUpReason.class, TopUpReason.PAYMENT_FAILED),
            Map.entry(RefundReason.class, RefundReason.MISTAKE),
            Map.entry(AllowanceId.class, new AllowanceId(CONCERT, ACCOUNT)),
            Map.entry(Requester.class, new Requester(ACCOUNT, true)),
            Map.entry(ConcertDetails.class, details()));

    private CommandSamples() {}

    /** {@return a command of the record} @param type the record */
    static Object of(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType()))
                .toArray();
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        Object sample = VALUES.get(type);
        assertThat(sample).as("a sample of %s", type).isNotNull();
        return sample;
    }

    private static ConcertDetails details() {
        return new ConcertDetails(
                "밤의 노래 🎤",
                "",
                "Seoul",
                AT.plus(Duration.ofDays(30)),
                AT.plus(Duration.ofDays(30)).plus(Duration.ofHours(2)),
                AT,
                AT.plus(Duration.ofDays(29)),
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", Money.krw(55_000), 3, 10), new Section("B", Money.krw(33_000), 2, 5)));
    }
}
