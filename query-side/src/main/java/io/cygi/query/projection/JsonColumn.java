package io.cygi.query.projection;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * An immutable value as JSON text, for what is read and written as a whole. Subclasses are marked {@code @Immutable}, so
 * that Hibernate compares values and never copies them.
 *
 * @param <T> what it is
 */
public abstract class JsonColumn<T> implements AttributeConverter<@Nullable T, @Nullable String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JavaType type;

    /** @param type what it is */
    protected JsonColumn(TypeReference<T> type) {
        this.type = JSON.getTypeFactory().constructType(type);
    }

    @Override
    public final @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : JSON.writerFor(type).writeValueAsString(value);
    }

    @Override
    public final @Nullable T convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : JSON.readValue(column, type);
    }
}
