package io.cygi.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpAllowanceEvent;
import io.cygi.contracts.topup.TopUpEvent;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.RefundPolicy;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatAttribute;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.Section;
import io.cygi.contracts.value.SectionLayout;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event there is goes through the serializer that the event store uses, and comes back as it was. */
class VocabularyTest {

    private static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    private static final AccountId ACCOUNT = new AccountId("fan-1");
    private static final ReservationId RESERVATION = new ReservationId(CONCERT, "0195a000-0000-7000-8000-00000000000a");
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Map<Type, Object> SAMPLES = samples();

    private final Serializer serializer = new MessagingAutoConfiguration().serializer(new AnnotationRevisionResolver());

    static Stream<Class<?>> events() {
        return Stream.of(
                        AllowanceEvent.class,
                        ConcertEvent.class,
                        ReservationEvent.class,
                        SeatEvent.class,
                        TopUpAllowanceEvent.class,
                        TopUpEvent.class,
                        WalletEvent.class)
                .flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void comesBackAsItWas(Class<?> type) throws ReflectiveOperationException {
        Object event = sample(type);

        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        Object read = serializer.deserialize(stored);

        assertThat(read).isEqualTo(event);
        assertThat(stored.getType().getRevision())
                .isEqualTo(type.getAnnotation(Revision.class).value());
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadAlsoWithAFieldThatIsNotKnownYet(Class<?> type) throws ReflectiveOperationException {
        Object event = sample(type);
        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        String later = new String(stored.getData(), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"later\":1,");

        Object read = serializer.deserialize(new org.axonframework.serialization.SimpleSerializedObject<>(
                later.getBytes(StandardCharsets.UTF_8), byte[].class, stored.getType()));

        assertThat(read).isEqualTo(event);
    }

    @Test
    void keepsMoneyAndTimesReadable() {
        SerializedObject<String> stored = serializer.serialize(
                new WalletEvent.WalletOpened(
                        new WalletId(ACCOUNT), Money.krw(10), Instant.parse("2026-03-01T10:00:00.123Z")),
                String.class);

        assertThat(stored.getData()).contains("\"wallet/fan-1\"", "\"amount\":10", "\"2026-03-01T10:00:00.123Z\"");
    }

    @Test
    void readsWaitingRoomsThatWereStoredBeforeTheyHadSettings() {
        assertThat(waitingRoom("{\"enabled\":false}")).isEqualTo(WaitingRoomSettings.OFF);
        assertThat(waitingRoom("{\"enabled\":true}")).isEqualTo(WaitingRoomSettings.ON);
        assertThat(WaitingRoomSettings.ON.admissionsPerSecond())
                .isEqualTo(WaitingRoomSettings.ADMISSIONS_PER_SECOND_DEFAULT);
    }

    @Test
    void readsConcertsThatWereStoredBeforeTheyHadPlansAndExtensions() {
        String stored = """
            {"concertId":"%s","organizerId":"organizer-1","details":{"title":"밤","description":"","venue":"Seoul",\
            "startsAt":"2026-03-01T10:00:00Z","endsAt":"2026-03-01T12:00:00Z","salesOpenAt":"2026-02-01T10:00:00Z",\
            "salesCloseAt":"2026-03-01T10:00:00Z","purchaseLimit":4,"holdSeconds":300,"refundPolicy":{"fullUntilDays":7,\
            "partialUntilDays":1,"partialPercent":50},"waitingRoom":{"enabled":false},"sections":[{"name":"R석",\
            "price":{"amount":1,"currency":"KRW"},"rows":3,"seatsPerRow":12}]},"at":"2026-01-01T10:00:00Z"}\
            """.formatted(CONCERT);

        ConcertScheduled read = (ConcertScheduled) read(stored, "1", ConcertScheduled.class);

        assertThat(read.details().holdExtensions()).isEqualTo(ConcertDetails.HOLD_EXTENSIONS_DEFAULT);
        assertThat(read.details().sections()).containsExactly(new Section("R석", Money.krw(1), 3, 12));
    }

    @Test
    void numbersAPaymentThatWasStoredBeforeAttemptsHadNumbers() {
        String stored = """
            {"reservationId":"%s","at":"2026-03-01T10:00:00.123Z"}\
            """.formatted(RESERVATION);

        assertThat(read(stored, "1")).isEqualTo(new ReservationPaymentStarted(RESERVATION, 1, AT));
        assertThat(read(stored.replace("{", "{\"attempt\":3,"), "2"))
                .isEqualTo(new ReservationPaymentStarted(RESERVATION, 3, AT));
    }

    private Object read(String payload, String revision) {
        return read(payload, revision, ReservationPaymentStarted.class);
    }

    private Object read(String payload, String revision, Class<?> type) {
        var entry = new GenericDomainEventEntry<>(
                "Reservation",
                RESERVATION.toString(),
                2,
                "event-1",
                AT.toString(),
                type.getName(),
                revision,
                payload.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, new MessagingAutoConfiguration().paymentAttempts())
                .next()
                .getPayload();
    }

    private Object waitingRoom(String stored) {
        return serializer.deserialize(new org.axonframework.serialization.SimpleSerializedObject<>(
                stored.getBytes(StandardCharsets.UTF_8), byte[].class, WaitingRoomSettings.class.getName(), null));
    }

    private static Object sample(Class<?> type) throws ReflectiveOperationException {
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
                Map.entry(ProblemCode.class, ProblemCode.SEAT_TAKEN),
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
