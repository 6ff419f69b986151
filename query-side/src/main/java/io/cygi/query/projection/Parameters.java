package io.cygi.query.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, set one after another. */
public final class Parameters {

    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Sets the next one. @param value text, or null @throws SQLException by the driver */
    public Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    /** Sets the next one. @param value its name is set, or null @throws SQLException by the driver */
    public Parameters name(@Nullable Enum<?> value) throws SQLException {
        return text(value == null ? null : value.name());
    }

    /** Sets the next one. @param value any @throws SQLException by the driver */
    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    /** Sets the next one. @param value any, or null @throws SQLException by the driver */
    public Parameters number(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.BIGINT);
            return this;
        }
        return number(value.longValue());
    }

    /** Sets the next one as {@link InstantColumn} does. @param value any, or null @throws SQLException by the driver */
    public Parameters time(@Nullable Instant value) throws SQLException {
        return time(value == null ? null : InstantColumn.parameter(value));
    }

    /** Sets the next one. @param utc in UTC, or null @throws SQLException by the driver */
    public Parameters time(@Nullable LocalDateTime utc) throws SQLException {
        if (utc == null) {
            statement.setNull(++index, Types.TIMESTAMP);
        } else {
            statement.setObject(++index, utc);
        }
        return this;
    }

    Parameters any(Object value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }
}
