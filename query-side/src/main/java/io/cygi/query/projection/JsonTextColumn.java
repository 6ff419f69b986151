package io.cygi.query.projection;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Converts a value that keeps its JSON text, for a column that is written or listed more often than its value changes.
 * Subclasses are marked {@code @Immutable}, as those of {@link JsonColumn} are.
 *
 * @param <T> the type of the value
 */
public abstract class JsonTextColumn<T> implements AttributeConverter<@Nullable JsonText<T>, @Nullable String> {

    private final JsonCodec<T> codec;

    /** Creates the JSON text column. @param type the type of the value */
    protected JsonTextColumn(TypeReference<T> type) {
        this.codec = new JsonCodec<>(type);
    }

    /** {@return a value that keeps its text} @param value the value */
    public final JsonText<T> keep(T value) {
        return JsonText.ofValue(value, codec);
    }

    @Override
    public final @Nullable String convertToDatabaseColumn(@Nullable JsonText<T> value) {
        return value == null ? null : value.text();
    }

    @Override
    public final @Nullable JsonText<T> convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : JsonText.ofText(column, codec);
    }
}
