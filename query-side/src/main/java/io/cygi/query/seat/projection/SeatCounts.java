package io.cygi.query.seat.projection;

import io.cygi.query.projection.ChangeNotifier;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the seats that are held or sold, for other views. It reads the columns of {@code query_seat_map} and announces
 * their changes.
 */
public class SeatCounts {

    private static final TakenColumn TAKEN = new TakenColumn();

    private final ChangeNotifier notifier;

    SeatCounts(ChangeNotifier notifier) {
        this.notifier = notifier;
    }

    /**
     * {@return the numbers of taken seats by section, for sections with any change}
     *
     * @param taken the value of the column, null if there is no row
     */
    public static Map<String, Integer> bySection(@Nullable String taken) {
        return taken == null ? Map.of() : Objects.requireNonNull(TAKEN.convertToEntityAttribute(taken));
    }

    /**
     * Subscribes to the commits of this process.
     *
     * @param changed takes the id of a concert whose counts have changed; it returns at once and does not throw
     * @param emptied runs when all counts begin anew; it returns at once and does not throw
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
