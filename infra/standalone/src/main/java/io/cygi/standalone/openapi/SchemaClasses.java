package io.cygi.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers the record of each schema. The record's nullness annotations tell which properties may be missing. */
final class SchemaClasses implements ModelConverter {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

    /**
     * The nullness of a property.
     *
     * @param nullable whether its value may be null
     * @param omitted whether it is left out of answers if its value is null
     */
    record Nullness(boolean nullable, boolean omitted) {}

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        String name = schema == null ? null : name(schema);
        if (name != null) {
            Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
            if (raw.isRecord()) {
                classes.put(name, raw);
            }
        }
        return schema;
    }

    private static @Nullable String name(Schema<?> schema) {
        String ref = schema.get$ref();
        return ref != null && ref.startsWith(SCHEMAS) ? ref.substring(SCHEMAS.length()) : schema.getName();
    }

    /** {@return the nullness of a property, empty if its schema is not of a record} */
    Optional<Nullness> nullness(String schema, String property) {
        return Optional.ofNullable(classes.get(schema)).flatMap(type -> nullness(type, property));
    }

    private static Optional<Nullness> nullness(Class<?> type, String property) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        boolean omitted = include != null && include.value() == JsonInclude.Include.NON_NULL;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(property)) {
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                return Optional.of(new Nullness(nullable, omitted));
            }
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                Optional<Nullness> inner = nullness(component.getType(), property);
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        return Optional.empty();
    }
}
