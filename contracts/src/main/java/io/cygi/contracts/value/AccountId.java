package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Who somebody is to the platform: a fan, an organizer or an admin.
 *
 * @param value 1 to 64 lower-case letters, digits and dashes
 */
public record AccountId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an account id is 1 to 64 lower-case letters, digits and dashes");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
