package io.cygi.gateway.account.admin;

import io.cygi.gateway.account.Role;
import io.cygi.web.text.Edges;
import io.cygi.web.text.PlainText;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of requests that change an account. */
final class AccountChangeRequests {

    private static final int ROLES_MAX = 3;
    private static final int REASON_LENGTH_MAX = 200;

    private AccountChangeRequests() {}

    /**
     * A request to replace the roles of an account.
     *
     * @param roles all roles that the account will have
     */
    record RolesRequest(
            @NotEmpty @Size(max = ROLES_MAX) @Nullable List<@NotNull Role> roles) {}

    /**
     * A request to lock an account.
     *
     * @param reason the reason, for other admins
     */
    record LockRequest(
            @NotNull @Size(min = 1, max = REASON_LENGTH_MAX) @PlainText @Nullable
            String reason) {

        /** Removes invisible characters from both ends of the reason. */
        LockRequest {
            reason = Edges.trimmed(reason);
        }
    }
}
