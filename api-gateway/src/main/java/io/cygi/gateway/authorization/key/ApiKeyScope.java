package io.cygi.gateway.authorization.key;

import java.util.Arrays;
import java.util.Optional;

/** A scope of an API key. */
public enum ApiKeyScope {
    /** Reads the organizer's concerts. */
    CONCERTS_READ("concerts:read"),
    /** Publishes, changes and cancels concerts. */
    CONCERTS_WRITE("concerts:write"),
    /** Reads sales figures. */
    SALES_READ("sales:read"),
    /** Reads settlements and their statements. */
    SETTLEMENTS_READ("settlements:read");

    private final String value;

    ApiKeyScope(String value) {
        this.value = value;
    }

    /** {@return the scope's name in requests and tokens} */
    public String value() {
        return value;
    }

    /** {@return the scope with a name} @param value the name */
    static Optional<ApiKeyScope> of(String value) {
        return Arrays.stream(values())
                .filter(scope -> scope.value.equals(value))
                .findFirst();
    }
}
