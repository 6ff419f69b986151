package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cygi.contracts.text.Forms;

/**
 * A concert's identifier. Every identifier of what belongs to the concert begins with it.
 *
 * @param value a UUID in lower case
 */
public record ConcertId(String value) {

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConcertId {
        if (!Forms.isUuid(value)) {
            throw new IllegalArgumentException("a concert id is a UUID in lower case");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
