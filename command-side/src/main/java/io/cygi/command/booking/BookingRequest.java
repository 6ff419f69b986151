package io.cygi.command.booking;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.web.problem.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A fan's request to book: either named seats or the best free ones.
 *
 * @param seats 1 to 20 distinct seats, or null
 * @param bestAvailable the number and section of the best free seats, or null
 * @param payment {@code WALLET} to pay from the wallet without a further request, or null to wait for the fan's payment
 */
record BookingRequest(
        @Size(min = 1, max = ConcertDetails.PURCHASE_LIMIT_MAX, message = "must name 1 to 20 seats")
        @JsonDeserialize(contentUsing = RequestedSeatDeserializer.class)
        @Nullable
        List<@NotNull(message = "must not be null") SeatNumber> seats,

        @Valid @Nullable BestAvailable bestAvailable,
        @Nullable Payment payment) {

    /** The ways in which a reservation is paid. */
    enum Payment {
        /** The reservation is paid from the fan's wallet without a further request. */
        WALLET
    }

    /**
     * A request for the best free seats.
     *
     * @param section the name of the section, or null for any section
     * @param quantity the number of seats, 1 to 20
     */
    record BestAvailable(
            @Nullable @Pattern(regexp = SeatNumber.SECTION_PATTERN, message = "must be a section's name")
            String section,

            @Min(value = 1, message = "must be 1 to 20")
            @Max(value = ConcertDetails.PURCHASE_LIMIT_MAX, message = "must be 1 to 20")
            int quantity) {}

    void validate() {
        if ((seats == null) == (bestAvailable == null)) {
            throw new ValidationException("seats", "must be given, or bestAvailable, and not both");
        }
        if (seats != null) {
            Set<SeatNumber> distinct = new HashSet<>();
            for (int index = 0; index < seats.size(); index++) {
                if (!distinct.add(seats.get(index))) {
                    throw new ValidationException("seats[" + index + "]", "is named twice");
                }
            }
        }
    }

    boolean handsFree() {
        return payment == Payment.WALLET;
    }
}
