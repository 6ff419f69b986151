package io.cygi.web.limit;

import io.cygi.web.request.PreferredWait;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grants requests the time to wait for an outcome that they ask for with {@code Prefer: wait}. If too many requests
 * wait, the granted time is zero, and the request is answered at once with the present state.
 */
public final class Waits {

    private final Places places;

    Waits(Places places) {
        this.places = places;
    }

    /** The granted time, which counts until the turn is closed. */
    public static final class Turn implements AutoCloseable {

        private final Optional<Duration> asked;
        private final Places.@Nullable Place place;

        private Turn(Optional<Duration> asked, Places.@Nullable Place place) {
            this.asked = asked;
            this.place = place;
        }

        /** {@return the time that the request may wait; zero if it did not ask to wait, or was not granted} */
        public Duration time() {
            return place == null ? Duration.ZERO : asked.orElse(Duration.ZERO);
        }

        /** {@return the value of {@link PreferredWait#APPLIED}; empty if no preference was given or applied} */
        public Optional<String> applied() {
            return asked.filter(wait -> wait.isZero() || place != null).map(PreferredWait::applied);
        }

        @Override
        public void close() {
            if (place != null) {
                place.close();
            }
        }
    }

    /**
     * {@return the turn of the request that this thread answers, which the caller has to close}
     *
     * @param prefer the request's {@code Prefer} header, or null
     */
    public Turn take(@Nullable String prefer) {
        Optional<Duration> asked = PreferredWait.of(prefer);
        boolean waits = asked.filter(Duration::isPositive).isPresent();
        return new Turn(asked, waits ? places.tryTake().orElse(null) : null);
    }
}
