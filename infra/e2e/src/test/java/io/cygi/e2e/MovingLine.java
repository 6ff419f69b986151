package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A line that moves while the platform dies. Its fans look all the time. */
final class MovingLine {

    private static final int FANS = 14;
    private static final int PER_SECOND = 2;
    private static final int INSIDE_BEFORE = 4;

    private final WaitingRoom room;
    private final List<Account> fans;
    private final List<JsonNode> tickets = new ArrayList<>();
    private final @Nullable Instant[] passesEnd = new Instant[FANS];

    MovingLine(Api api) {
        room = WaitingRoom.open(api, Map.of("admissionsPerSecond", PER_SECOND));
        fans = Fans.many(api, FANS);
        room.pause();
        fans.forEach(fan -> tickets.add(room.join(fan)));
        room.resume();
        Await.until("some to be inside", Await.SETTLED_MAX, () -> look(INSIDE_BEFORE));
    }

    /**
     * Looks at all tickets. A fan who is inside keeps the same pass.
     *
     * @return whether so many fans are inside
     */
    private boolean look(int inside) {
        for (int i = 0; i < FANS && inside() < inside; i++) {
            JsonNode seen = WaitingRoom.look(fans.get(i), tickets.get(i));
            assertThat(seen.path("status").asString()).isIn("WAITING", "ADMITTED");
            if (seen.path("status").asString().equals("ADMITTED")) {
                Instant end = Instant.parse(seen.path("passExpiresAt").asString());
                assertThat(passesEnd[i]).as("pass of %d", i).isIn(null, end);
                passesEnd[i] = end;
            } else {
                assertThat(passesEnd[i]).as("place of %d", i).isNull();
            }
        }
        return inside() >= inside;
    }

    private long inside() {
        return Arrays.stream(passesEnd).filter(end -> end != null).count();
    }

    /** Expects that every fan is admitted once, in turn, and never more in a second than allowed. */
    void expectToGoOn() {
        assertThat(Arrays.asList(passesEnd))
                .as("nothing is shown where nobody was left")
                .containsNull();
        Await.until(
                "the room to be known",
                Await.SETTLED_MAX,
                () -> fans.getFirst().get(WaitingRoom.path(tickets.getFirst())).status() == 200);
        Await.until("everybody to be inside", Await.SETTLED_MAX, () -> look(FANS));
        List<Instant> ends = Arrays.asList(passesEnd);
        assertThat(ends).isSorted();
        for (int i = PER_SECOND; i < FANS; i++) {
            assertThat(ends.get(i)).isAfterOrEqualTo(ends.get(i - PER_SECOND).plusSeconds(1));
        }
        String pass = WaitingRoom.look(fans.getFirst(), tickets.getFirst())
                .path("pass")
                .asString();
        room.book(fans.getFirst(), pass, Booking.paid("A-1-1")).expect(202);
    }
}
