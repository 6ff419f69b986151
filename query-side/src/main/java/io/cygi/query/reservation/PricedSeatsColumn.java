package io.cygi.query.reservation;

import io.cygi.contracts.value.PricedSeat;
import io.cygi.query.projection.JsonTextColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;

/** Converts a reservation's seats with their prices to JSON. */
@Converter
@Immutable
final class PricedSeatsColumn extends JsonTextColumn<List<PricedSeat>> {

    PricedSeatsColumn() {
        super(new TypeReference<>() {});
    }
}
