package io.cygi.command.booking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of booking.
 *
 * @param underWayMax the most bookings of this process that are requested and not decided; further ones are told to try
 *     again. About as many as the platform decides in a second
 */
@ConfigurationProperties("cygi.booking")
record BookingProperties(@DefaultValue("1000") int underWayMax) {

    BookingProperties {
        if (underWayMax < 1) {
            throw new IllegalArgumentException("cygi.booking.under-way-max is positive");
        }
    }
}
