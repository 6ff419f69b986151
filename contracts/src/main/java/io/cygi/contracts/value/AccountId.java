package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The identifier of an account: a fan, an organizer or an admin.
 *
 * @param value 1 to 64 lower-case letters, digits and dashes
 */
public record AccountId(String value) {

    private static final int LENGTH_MAX = 64;

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("an account id is 1 to 64 lower-case letters, digits and dashes");
        }
    }

    private static boolean wellFormed(String value) {
        if (value.isEmpty() || value.length() > LENGTH_MAX || value.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
