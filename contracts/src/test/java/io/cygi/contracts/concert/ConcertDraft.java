package io.cygi.contracts.concert;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The details of a valid concert, parts of which a test changes. */
final class ConcertDraft {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SectionLayout STRAIGHT = new SectionLayout(0, 10, 0, 0, 0.5, 1);

    String title = "Night";
    String description = "";
    String venue = "Hall";
    Instant startsAt = NOW.plusSeconds(3);
    Instant endsAt = NOW.plusSeconds(4);
    Instant salesOpenAt = NOW.plusSeconds(1);
    Instant salesCloseAt = NOW.plusSeconds(2);
    int purchaseLimit = 4;
    int holdSeconds = 300;
    int holdExtensions = 1;
    RefundPolicy refunds = RefundPolicy.STANDARD;
    boolean room = true;
    Integer perSecond = 1;
    Integer capacity = 1;
    int passSeconds = 300;
    int partitions = 1;
    int lobbyMinutes;
    int challengeBits;
    List<Section> sections = List.of(section("A", Map.of()));

    static ConcertDetails with(Consumer<ConcertDraft> change) {
        ConcertDraft draft = new ConcertDraft();
        change.accept(draft);
        return draft.details();
    }

    private ConcertDetails details() {
        return new ConcertDetails(
                title,
                description,
                venue,
                startsAt,
                endsAt,
                salesOpenAt,
                salesCloseAt,
                purchaseLimit,
                holdSeconds,
                holdExtensions,
                refunds,
                new WaitingRoomSettings(
                        room, perSecond, capacity, passSeconds, partitions, lobbyMinutes, challengeBits),
                sections);
    }

    static Section section(String name, Map<SeatNumber, List<SeatAttribute>> attributes) {
        return new Section(name, Money.krw(1), 2, 3, STRAIGHT, attributes);
    }

    static Section section(long price, int rows, int seatsPerRow) {
        return new Section("A", Money.krw(price), rows, seatsPerRow);
    }

    static Section attributed(String seat, SeatAttribute... attributes) {
        return section("A", Map.of(SeatNumber.parse(seat), List.of(attributes)));
    }

    static Section placed(int seatsPerRow, SectionLayout layout) {
        return new Section("A", Money.krw(1), 2, seatsPerRow, layout, Map.of());
    }

    static Section placed(double x, double y, double rotation, double curve, double seatPitch, double rowPitch) {
        return placed(3, new SectionLayout(x, y, rotation, curve, seatPitch, rowPitch));
    }
}
