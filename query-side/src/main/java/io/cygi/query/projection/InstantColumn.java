package io.cygi.query.projection;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Converts a point in time to a {@code DATETIME(6)} in UTC, in any zone of the driver or the machine. A time outside
 * the column's range becomes the nearest one inside, so that one absurd date does not stop a view for everybody.
 */
@Converter
@Immutable
public final class InstantColumn implements AttributeConverter<@Nullable Instant, @Nullable LocalDateTime> {

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** {@return the time as the column holds it} @param time the time */
    public static Instant stored(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** {@return the time as a parameter of a query} @param time the time */
    public static LocalDateTime parameter(Instant time) {
        return LocalDateTime.ofInstant(stored(time), ZoneOffset.UTC);
    }

    /**
     * {@return the time in a column, or null}
     *
     * @param columns the result set at a row
     * @param name the name of the column
     * @throws SQLException if the driver cannot read the column
     */
    public static @Nullable Instant read(ResultSet columns, String name) throws SQLException {
        return read(columns, columns.findColumn(name));
    }

    /**
     * {@return the time in a column, or null}
     *
     * @param columns the result set at a row
     * @param index the index of the column
     * @throws SQLException if the driver cannot read the column
     */
    public static @Nullable Instant read(ResultSet columns, int index) throws SQLException {
        LocalDateTime column = columns.getObject(index, LocalDateTime.class);
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }

    @Override
    public @Nullable LocalDateTime convertToDatabaseColumn(@Nullable Instant time) {
        return time == null ? null : parameter(time);
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }
}
