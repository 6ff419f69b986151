package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.query.projection.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;

/** Converts a concert's details to JSON. */
@Converter
@Immutable
final class DetailsColumn extends JsonColumn<ConcertDetails> {

    DetailsColumn() {
        super(new TypeReference<>() {});
    }
}
