package io.cygi.gateway.authorization.key;

import io.cygi.web.problem.ValidationException;
import io.cygi.web.text.Edges;
import io.cygi.web.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request to create an API key.
 *
 * @param name the key's name, 1 to 100 characters
 * @param scopes the key's scopes, at least one
 */
record ApiKeyRequest(
        @NotNull @Size(min = 1, max = 100) @PlainText String name,
        @NotNull @Size(min = 1, max = 10) List<@NotNull String> scopes) {

    /** Removes invisible characters from both ends of the name. */
    ApiKeyRequest {
        name = Edges.trimmed(name);
    }

    /** {@return the scopes in order} @throws ValidationException if a scope is unknown */
    Set<String> knownScopes() {
        Set<String> known = new TreeSet<>();
        for (int i = 0; i < scopes.size(); i++) {
            int index = i;
            known.add(ApiKeyScope.of(scopes.get(i))
                    .orElseThrow(() -> new ValidationException(
                            "scopes[" + index + "]",
                            "must be concerts:read, concerts:write, sales:read or settlements:read"))
                    .value());
        }
        return known;
    }
}
