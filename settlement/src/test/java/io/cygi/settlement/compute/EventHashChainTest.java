package io.cygi.settlement.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.store.history.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventHashChainTest {

    private static final List<StoredEvent> EVENTS =
            IntStream.range(0, 5).mapToObj(EventHashChainTest::event).toList();

    @Test
    void equalsTheDocumentedHash() throws Exception {
        byte[] hash = new byte[32];
        for (StoredEvent event : EVENTS) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(hash);
            for (Object field : new @Nullable Object[] {
                event.index(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.type(),
                event.revision(),
                event.recordedAt()
            }) {
                bytes.write((field + "\n").getBytes(StandardCharsets.UTF_8));
            }
            bytes.write(event.payload());
            hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        }
        assertThat(chain(EVENTS).range().sha256()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(chain(EVENTS).range().firstIndex()).isEqualTo(96);
        assertThat(chain(EVENTS).range().lastIndex()).isEqualTo(100);
        assertThat(chain(EVENTS).range().count()).isEqualTo(5);
    }

    @Test
    void canBeResumedAfterAnyEvent() {
        for (int after = 1; after < EVENTS.size(); after++) {
            EventHashChain second =
                    EventHashChain.resume(chain(EVENTS.subList(0, after)).range());
            EVENTS.subList(after, EVENTS.size()).forEach(second::add);
            assertThat(second.range()).isEqualTo(chain(EVENTS).range());
        }
    }

    @Test
    void changesIfTwoEventsAreExchanged() {
        assertThat(chain(EVENTS.reversed()).range().sha256())
                .isNotEqualTo(chain(EVENTS).range().sha256());
    }

    private static EventHashChain chain(List<StoredEvent> events) {
        EventHashChain chain = new EventHashChain();
        events.forEach(chain::add);
        return chain;
    }

    private static StoredEvent event(int number) {
        return new StoredEvent(
                100 - number,
                "concert/reservation/" + number,
                number,
                "event-" + number,
                "Type",
                "1",
                "2026-03-01T00:00:00.000Z",
                ("{\"표\":" + number + "}").getBytes(StandardCharsets.UTF_8));
    }
}
