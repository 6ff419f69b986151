package io.cygi.query.projection;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * An immutable value as JSON text, for what is read and written as a whole. Subclasses are marked {@code @Immutable}, so
 * that Hibernate compares values and never copies them.
 *
 * @param <T> what it is
 */
public abstract class JsonColumn<T> implements AttributeConverter<@Nullable T, @Nullable String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    /** @param type what it is */
    protected JsonColumn(TypeReference<T> type) {
        this.writer = JSON.writerFor(type);
        this.reader = JSON.readerFor(type);
    }

    @Override
    public final @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : writer.writeValueAsString(value);
    }

    @Override
    public final @Nullable T convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : reader.readValue(column);
    }
}
