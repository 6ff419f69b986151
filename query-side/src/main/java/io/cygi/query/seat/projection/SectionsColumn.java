package io.cygi.query.seat.projection;

import io.cygi.contracts.concert.Section;
import io.cygi.query.projection.JsonTextColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;

/** Converts a concert's sections to JSON. */
@Converter
@Immutable
final class SectionsColumn extends JsonTextColumn<List<Section>> {

    SectionsColumn() {
        super(new TypeReference<>() {});
    }
}
