package io.cygi.query.projection;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes values of one type as JSON, and reads them.
 *
 * @param <T> the type of the values
 */
final class JsonCodec<T> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonCodec(TypeReference<T> type) {
        this.writer = JSON.writerFor(type);
        this.reader = JSON.readerFor(type);
    }

    String write(T value) {
        return writer.writeValueAsString(value);
    }

    T read(String text) {
        return reader.readValue(text);
    }
}
