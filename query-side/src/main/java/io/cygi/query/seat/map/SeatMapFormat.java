package io.cygi.query.seat.map;

import io.cygi.query.page.PreparedPage;
import io.cygi.query.seat.layout.CompactSeatMapBody;
import io.cygi.query.seat.layout.SeatMapBody;
import io.cygi.query.seat.map.LiveSeatMap.Rendered;
import io.cygi.web.problem.ValidationException;
import org.jspecify.annotations.Nullable;

/** The form of a seat map. */
enum SeatMapFormat {
    /** Every seat by its number, as in {@link SeatMapBody}. */
    FULL("full"),
    /** The states alone, as in {@link CompactSeatMapBody}. */
    COMPACT("compact");

    private static final String PARAMETER = "format";

    private final String text;

    SeatMapFormat(String text) {
        this.text = text;
    }

    /** {@return the form} @param text the parameter, absent or empty for the full form */
    static SeatMapFormat parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return FULL;
        }
        for (SeatMapFormat format : values()) {
            if (format.text.equals(text)) {
                return format;
            }
        }
        throw new ValidationException(PARAMETER, "must be full or compact");
    }

    /** {@return whether a query asks for this form and nothing else} @param query the query as it was sent, or null */
    boolean matchesQuery(@Nullable String query) {
        return query == null ? this == FULL : query.equals(PARAMETER + "=" + text);
    }

    /** {@return the map in this form} */
    PreparedPage of(Rendered map) {
        return this == FULL ? map.full() : map.compact();
    }
}
