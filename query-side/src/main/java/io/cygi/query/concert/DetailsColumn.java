package io.cygi.query.concert;

import io.cygi.contracts.value.ConcertDetails;
import io.cygi.query.projection.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;

/** A concert's details as JSON. */
@Converter
@Immutable
final class DetailsColumn extends JsonColumn<ConcertDetails> {

    DetailsColumn() {
        super(new TypeReference<>() {});
    }
}
