package io.cygi.query.seat.projection;

import io.cygi.query.projection.ChangeNotifier;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the seats that are held or sold, for other views: reads the columns of {@code query_seat_map} and announces their
 * changes.
 */
public class SeatCounts {

    private static final TakenColumn TAKEN = new TakenColumn();

    private final ChangeNotifier notifier;

    SeatCounts(ChangeNotifier notifier) {
        this.notifier = notifier;
    }

    /** {@return the numbers of taken seats, for sections where any were} @param taken the column, null where there is no row */
    public static Map<String, Integer> bySection(@Nullable String taken) {
        return taken == null ? Map.of() : Objects.requireNonNull(TAKEN.convertToEntityAttribute(taken));
    }

    /**
     * Subscribes to the commits of this process.
     *
     * @param changed takes the id of a concert whose counts have changed; it returns at once and does not throw
     * @param emptied is called where all counts begin anew; the same holds for it
     */
    public void subscribe(Consumer<String> changed, Runnable emptied) {
        notifier.subscribe(key -> {
            if (key.startsWith(SeatProjection.KEY)) {
                changed.accept(key.substring(SeatProjection.KEY.length()));
            } else if (key.equals(SeatProjection.RESET)) {
                emptied.run();
            }
        });
    }
}
