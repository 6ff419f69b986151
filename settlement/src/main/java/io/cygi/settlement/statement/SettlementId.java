package io.cygi.settlement.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.uuid.Generators;
import io.cygi.contracts.value.ConcertId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A settlement's identifier, which is also its payout's. It is derived from the concert's, so a concert that is settled
 * again, at the same time or after a crash, has the same identifier, and its payout is applied once.
 *
 * @param value a UUID in lower case
 */
public record SettlementId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The name space of the version 5 UUIDs of settlements. It is part of the contract and never changes. */
    private static final UUID NAME_SPACE = UUID.fromString("86630d9c-9582-599f-a22a-e8ba9fb2032a");

    /** Checks that the value is a UUID in lower case. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SettlementId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a settlement id is a UUID in lower case");
        }
    }

    /** {@return the identifier of a concert's settlement} @param concertId the concert */
    public static SettlementId of(ConcertId concertId) {
        return new SettlementId(Generators.nameBasedGenerator(NAME_SPACE)
                .generate(concertId.value())
                .toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
