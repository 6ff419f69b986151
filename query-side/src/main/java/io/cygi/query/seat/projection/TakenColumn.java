package io.cygi.query.seat.projection;

import io.cygi.query.projection.JsonColumn;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;

/** Converts the numbers of taken seats by section to JSON. */
@Converter
@Immutable
final class TakenColumn extends JsonColumn<Map<String, Integer>> {

    TakenColumn() {
        super(new TypeReference<>() {});
    }
}
