package io.cygi.query.projection;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Converts an immutable value to JSON text, for a column that is read and written as a whole. Subclasses are marked
 * {@code @Immutable}, so that Hibernate compares values and never copies them.
 *
 * @param <T> the type of the value
 */
public abstract class JsonColumn<T> implements AttributeConverter<@Nullable T, @Nullable String> {

    private final JsonCodec<T> codec;

    /** Creates the JSON column. @param type the type of the value */
    protected JsonColumn(TypeReference<T> type) {
        this.codec = new JsonCodec<>(type);
    }

    @Override
    public final @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : codec.write(value);
    }

    @Override
    public final @Nullable T convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : codec.read(column);
    }
}
