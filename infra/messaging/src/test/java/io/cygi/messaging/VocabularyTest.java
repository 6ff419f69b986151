package io.cygi.messaging;

import static io.cygi.messaging.EventSamples.ACCOUNT;
import static io.cygi.messaging.EventSamples.CONCERT;
import static io.cygi.messaging.EventSamples.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cygi.contracts.EventName;
import io.cygi.contracts.catalogue.EventType;
import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.messaging.upcasting.EventUpcasters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event class of the platform passes through the event store's serializer unchanged. */
class VocabularyTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");

    private final Serializer serializer =
            new MessagingAutoConfiguration().serializer(new AnnotationRevisionResolver(), EventUpcasters.chain());

    static Stream<Class<?>> events() {
        return EventTypes.PLATFORM.all().stream().map(EventType::payload);
    }

    @Test
    void hasEveryEventOfTheContracts() {
        Stream<Class<?>> named = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.cygi").stream()
                        .filter(type -> type.isAnnotatedWith(EventName.class)
                                || type.isAnnotatedWith(Revision.class)
                                        && type.getPackageName().startsWith("io.cygi.contracts"))
                        .map(type -> type.reflect());

        assertThat(named).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(events().toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadAsItWasWritten(Class<?> type) throws ReflectiveOperationException {
        Object event = EventSamples.of(type);

        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        Object read = serializer.deserialize(stored);

        assertThat(read).isEqualTo(event);
        assertThat(stored.getType().getName())
                .isEqualTo(type.getAnnotation(EventName.class).value());
        assertThat(stored.getType().getRevision())
                .isEqualTo(type.getAnnotation(Revision.class).value());
    }

    /** Axon would pass over the event, and nobody would ever handle it. */
    @ParameterizedTest
    @CsvSource({"seat.painted, 1", "seat.held, 99"})
    void refusesAnEventOfALaterVersion(String name, String revision) {
        SerializedObject<byte[]> later =
                new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, name, revision);

        assertThatThrownBy(() -> serializer.deserialize(later))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("This version does not know");
    }

    @Test
    void namesOtherObjectsByTheirClass() {
        SerializedObject<byte[]> stored = serializer.serialize(WaitingRoomSettings.ON, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo(WaitingRoomSettings.class.getName());
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(WaitingRoomSettings.ON);
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadWithAnUnknownField(Class<?> type) throws ReflectiveOperationException {
        Object event = EventSamples.of(type);
        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        String later = new String(stored.getData(), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"later\":1,");

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(later.getBytes(StandardCharsets.UTF_8), byte[].class, stored.getType()));

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'enabled':false}|false,,,300,1,0,0",
                "{'enabled':true}|true,200,,300,1,0,0",
                "{'enabled':true,'admissionsPerSecond':null,'capacity':null}|true,200,,300,1,0,0",
                "{'enabled':true,'admissionsPerSecond':7}|true,7,,300,1,0,0",
                "{'enabled':true,'capacity':9}|true,,9,300,1,0,0",
                "{'enabled':true,'capacity':9,'passSeconds':60,'partitions':2}|true,,9,60,2,0,0",
                "{'enabled':true,'lobbyMinutes':5,'challengeBits':8}|true,200,,300,1,5,8"
            })
    void writesDefaultsIntoConcertsThatWereStoredWithoutThem(String stored, String expected) {
        ConcertScheduled read = (ConcertScheduled) read("concert.scheduled", "1", concert(stored.replace('\'', '"')));

        assertThat(read.details().waitingRoom()).isEqualTo(room(expected.split(",")));
        assertThat(read.details().holdExtensions()).isEqualTo(1);
        assertThat(read.details().sections()).containsExactly(new Section("R석", Money.krw(1), 3, 12));
    }

    private static WaitingRoomSettings room(String[] values) {
        return new WaitingRoomSettings(
                Boolean.parseBoolean(values[0]),
                values[1].isEmpty() ? null : Integer.valueOf(values[1]),
                values[2].isEmpty() ? null : Integer.valueOf(values[2]),
                Integer.valueOf(values[3]),
                Integer.valueOf(values[4]),
                Integer.valueOf(values[5]),
                Integer.valueOf(values[6]));
    }

    private static String concert(String waitingRoom) {
        return """
            {"concertId":"%s","organizerId":"organizer-1","details":{"title":"밤","description":"","venue":"Seoul",\
            "startsAt":"2026-03-01T10:00:00Z","endsAt":"2026-03-01T12:00:00Z","salesOpenAt":"2026-02-01T10:00:00Z",\
            "salesCloseAt":"2026-03-01T10:00:00Z","purchaseLimit":4,"holdSeconds":300,"refundPolicy":{"fullUntilDays":7,\
            "partialUntilDays":1,"partialPercent":50},"waitingRoom":%s,"sections":[{"name":"R석",\
            "price":{"amount":1,"currency":"KRW"},"rows":3,"seatsPerRow":12}]},"at":"2026-01-01T10:00:00Z"}\
            """.formatted(CONCERT, waitingRoom);
    }

    /** Each of these is out of today's bounds. */
    @Test
    void readsAConcertThatExceedsTodaysBounds() {
        String stored = """
            {"concertId":"%s","organizerId":"organizer-1","details":{"title":"","description":"%s","venue":"%s",\
            "startsAt":"2026-03-01T10:00:00Z","endsAt":"2026-03-01T09:00:00Z","salesOpenAt":"1960-02-01T10:00:00Z",\
            "salesCloseAt":"2027-03-01T10:00:00Z","purchaseLimit":99,"holdSeconds":99999,"holdExtensions":50,\
            "refundPolicy":{"fullUntilDays":1,"partialUntilDays":900,"partialPercent":120},"waitingRoom":{"enabled":true,\
            "admissionsPerSecond":0,"capacity":9000000,"passSeconds":1,"partitions":99,"lobbyMinutes":9999,"challengeBits":60},\
            "sections":[{"name":"R 석-A","price":{"amount":-1,"currency":"KRW"},"rows":9000,"seatsPerRow":0,"layout":{"x":9000,\
            "y":0,"rotation":900,"curve":0.1,"seatPitch":0,"rowPitch":90},"attributes":{"R 석-A-1-1":[]}}]},\
            "at":"2026-01-01T10:00:00Z"}\
            """.formatted(CONCERT, "d".repeat(20_000), "v".repeat(300));

        ConcertScheduled read = (ConcertScheduled) read("concert.scheduled", "2", stored);

        assertThat(read.details().title()).isEmpty();
        assertThat(read.details().description()).hasSize(20_000);
        assertThat(read.details().purchaseLimit()).isEqualTo(99);
        assertThat(read.details().refundPolicy()).isEqualTo(new RefundPolicy(1, 900, 120));
        assertThat(read.details().waitingRoom())
                .isEqualTo(new WaitingRoomSettings(true, 0, 9_000_000, 1, 99, 9_999, 60));
        assertThat(read.details().sections().getFirst().attributes())
                .isEqualTo(Map.of(new SeatNumber("R 석-A", 1, 1), List.of()));
    }

    @Test
    void numbersAPaymentThatWasStoredBeforeAttemptsHadNumbers() {
        String stored = """
            {"reservationId":"%s","at":"2026-03-01T10:00:00.123Z"}\
            """.formatted(RESERVATION);

        assertThat(read("reservation.payment-started", "1", stored))
                .isEqualTo(new ReservationPaymentStarted(RESERVATION, 1, AT));
        assertThat(read("reservation.payment-started", "2", stored.replace("{", "{\"attempt\":3,")))
                .isEqualTo(new ReservationPaymentStarted(RESERVATION, 3, AT));
    }

    @ParameterizedTest
    @CsvSource({
        "SEAT_TAKEN, SEAT_TAKEN",
        "LIMIT_EXCEEDED, LIMIT_EXCEEDED",
        "HOLD_EXPIRED, HOLD_EXPIRED",
        "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS",
        "NOT_FOUND, WALLET_MISSING",
        "INVALID_STATE, STATE_CHANGED",
        "UNAVAILABLE, STATE_CHANGED"
    })
    void readsACodeOfTheApiAsADomainReason(String code, BookingFailure reason) {
        String stored = """
            {"reservationId":"%s","reason":"%s","takenSeats":["A-1-1"],"paymentStarted":true,"at":"2026-03-01T10:00:00.123Z"}\
            """.formatted(RESERVATION, code);

        assertThat(read("reservation.rejected", "1", stored))
                .isEqualTo(new ReservationRejected(RESERVATION, reason, List.of(SeatNumber.parse("A-1-1")), true, AT));
    }

    /** Axon reads dead letters so, without upcasters. */
    @Test
    void upcastsEventsThatAreReadWithoutUpcasters() {
        String stored = """
            {"reservationId":"%s","reason":"INVALID_STATE","takenSeats":[],"paymentStarted":true,"at":"2026-03-01T10:00:00.123Z"}\
            """.formatted(RESERVATION);
        ReservationRejected expected =
                new ReservationRejected(RESERVATION, BookingFailure.STATE_CHANGED, List.of(), true, AT);

        assertThat(serializer.<byte[], Object>deserialize(new SimpleSerializedObject<>(
                        stored.getBytes(StandardCharsets.UTF_8), byte[].class, "reservation.rejected", "1")))
                .isEqualTo(expected);
        assertThat(serializer.<String, Object>deserialize(
                        new SimpleSerializedObject<>(stored, String.class, "reservation.rejected", "1")))
                .isEqualTo(expected);
    }

    private Object read(String type, String revision, String payload) {
        var entry = new GenericDomainEventEntry<>(
                "test",
                RESERVATION.toString(),
                2,
                "event-1",
                AT.toString(),
                type,
                revision,
                payload.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, new MessagingAutoConfiguration().eventUpcasters())
                .next()
                .getPayload();
    }
}
