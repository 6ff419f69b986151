package io.cygi.query.seat.projection;

import io.cygi.query.projection.JsonColumn;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;

/** How many seats of each section are taken, as JSON. */
@Converter
@Immutable
final class TakenColumn extends JsonColumn<Map<String, Integer>> {

    TakenColumn() {
        super(new TypeReference<>() {});
    }
}
