package io.cygi.command.booking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of booking.
 *
 * @param underWayMax how many bookings may be requested and not decided at once in this process; those beyond it are told
 *     to try again. About what the platform does in a second
 */
@ConfigurationProperties("cygi.booking")
record BookingProperties(@DefaultValue("1000") int underWayMax) {

    BookingProperties {
        if (underWayMax < 1) {
            throw new IllegalArgumentException("cygi.booking.under-way-max is positive");
        }
    }
}
