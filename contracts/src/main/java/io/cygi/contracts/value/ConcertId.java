package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A concert's identifier; every identifier of what belongs to the concert begins with it.
 *
 * @param value a UUID in lower case
 */
public record ConcertId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConcertId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a concert id is a UUID in lower case");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
