package io.cygi.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.EventName;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event has a name of its own, independent of its class and package. */
class EventTypesTest {

    sealed interface Named {
        @Revision("3")
        @EventName("test.happened")
        record Happened() implements Named {}
    }

    sealed interface NamedAgain {
        @Revision("1")
        @EventName("test.happened")
        record HappenedToo() implements NamedAgain {}
    }

    sealed interface Nameless {
        @Revision("1")
        record Happened() implements Nameless {}
    }

    sealed interface Unnumbered {
        @EventName("test.happened")
        record Happened() implements Unnumbered {}
    }

    sealed interface OddlyNamed {
        @Revision("1")
        @EventName("io.cygi.Happened")
        record Happened() implements OddlyNamed {}
    }

    sealed interface OddlyNumbered {
        @Revision("1.0")
        @EventName("test.happened")
        record Happened() implements OddlyNumbered {}
    }

    @Test
    void findsAnEventByNameAndByClass() {
        EventTypes types = EventTypes.of(List.of(Named.class));
        EventType happened = new EventType("test.happened", 3, Named.Happened.class);

        assertThat(types.all()).containsExactly(happened);
        assertThat(types.find("test.happened")).contains(happened);
        assertThat(types.find(Named.Happened.class)).contains(happened);
        assertThat(types.nameOf(Named.Happened.class)).isEqualTo("test.happened");
        assertThat(types.find("test.other")).isEmpty();
        assertThat(types.find(SeatHeld.class)).isEmpty();
    }

    @Test
    void refusesTwoEventsOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventTypes.of(List.of(Named.class, NamedAgain.class)))
                .withMessageContaining("test.happened");
    }

    @ParameterizedTest
    @ValueSource(classes = {Nameless.class, Unnumbered.class, OddlyNamed.class, OddlyNumbered.class})
    void refusesAnEventWithoutAProperNameAndRevision(Class<?> vocabulary) {
        assertThatIllegalStateException().isThrownBy(() -> EventTypes.of(List.of(vocabulary)));
    }
}
