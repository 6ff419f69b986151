package io.cygi.web.limit;

import io.cygi.web.request.PreferredWait;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grants requests the time to wait for an outcome that they ask for with {@code Prefer: wait}. Where too many wait the
 * time is none, and the request is answered at once with what there is.
 */
public final class Waits {

    private final Places places;

    Waits(Places places) {
        this.places = places;
    }

    /** The time that was granted, until it is closed. */
    public static final class Turn implements AutoCloseable {

        private final Optional<Duration> asked;
        private final Places.@Nullable Place place;

        private Turn(Optional<Duration> asked, Places.@Nullable Place place) {
            this.asked = asked;
            this.place = place;
        }

        /** {@return how long the request may wait; zero where it did not ask to, or was not granted} */
        public Duration time() {
            return place == null ? Duration.ZERO : asked.orElse(Duration.ZERO);
        }

        /** {@return the value of {@link PreferredWait#APPLIED}; empty where no preference was given, or none applied} */
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

    /** {@return what is granted to the request that this thread answers, to be closed} @param prefer its header, or null */
    public Turn take(@Nullable String prefer) {
        Optional<Duration> asked = PreferredWait.of(prefer);
        boolean waits = asked.filter(Duration::isPositive).isPresent();
        return new Turn(asked, waits ? places.tryTake().orElse(null) : null);
    }
}
