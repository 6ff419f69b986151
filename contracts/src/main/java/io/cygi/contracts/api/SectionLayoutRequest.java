package io.cygi.contracts.api;

import io.cygi.contracts.concert.SectionLayout;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of a section on its venue's plan. The bounds are those of {@link SectionLayout}.
 *
 * @param x the x coordinate of the middle of the front row, in metres
 * @param y the y coordinate of the middle of the front row, in metres
 * @param rotation the rotation in degrees clockwise
 * @param curve the radius of the front row in metres, 0 for straight rows
 * @param seatPitch the distance from seat to seat, in metres
 * @param rowPitch the distance from row to row, in metres
 */
public record SectionLayoutRequest(
        @NotNull @DecimalMin("-2000") @DecimalMax("2000") @Nullable
        Double x,

        @NotNull @DecimalMin("-2000") @DecimalMax("2000") @Nullable
        Double y,

        @NotNull @DecimalMin("-360") @DecimalMax("360") @Nullable
        Double rotation,

        @NotNull @DecimalMin("0") @DecimalMax("5000") @Nullable
        Double curve,

        @NotNull @DecimalMin("0.3") @DecimalMax("5") @Nullable
        Double seatPitch,

        @NotNull @DecimalMin("0.3") @DecimalMax("10") @Nullable
        Double rowPitch) {

    /** {@return whether the front row is straight, or curved within the bounds of a section} */
    boolean curvedWithinBounds() {
        double radius = Objects.requireNonNull(curve);
        return radius == 0 || radius >= SectionLayout.CURVE_MIN;
    }

    SectionLayout layout() {
        return new SectionLayout(
                Objects.requireNonNull(x),
                Objects.requireNonNull(y),
                Objects.requireNonNull(rotation),
                Objects.requireNonNull(curve),
                Objects.requireNonNull(seatPitch),
                Objects.requireNonNull(rowPitch));
    }
}
