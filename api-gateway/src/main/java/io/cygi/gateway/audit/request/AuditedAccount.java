package io.cygi.gateway.audit.request;

import io.cygi.contracts.value.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Keeps the account that a refused request concerns, although the caller has not proven to be it: the owner of an API
 * key that was named, or of a token that is no longer valid. The audit line names the account, so that an erasure finds
 * the line.
 */
public final class AuditedAccount {

    private static final String ATTRIBUTE = AuditedAccount.class.getName();

    private AuditedAccount() {}

    /** Notes the account of the request that this thread answers. */
    public static void note(AccountId accountId) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) {
            web.getRequest().setAttribute(ATTRIBUTE, accountId);
        }
    }

    /** {@return the account that was noted last, null if there is none} */
    public static @Nullable AccountId of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AccountId accountId ? accountId : null;
    }
}
