package io.cygi.gateway.account.admin;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.admin.AccountChangeRequests.LockRequest;
import io.cygi.gateway.account.admin.AccountChangeRequests.RolesRequest;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.CursorPage;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.text.Edges;
import jakarta.validation.Valid;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, locks and changes accounts for admins. */
@RestController
@RequestMapping("/api/v1/admin/accounts")
final class AccountAdminController {

    private static final int QUERY_LENGTH_MAX = 254;

    private final Accounts accounts;
    private final AccountSearch search;
    private final AccountAdministration administration;

    AccountAdminController(Accounts accounts, AccountSearch search, AccountAdministration administration) {
        this.accounts = accounts;
        this.search = search;
        this.administration = administration;
    }

    @GetMapping
    CursorPage<AccountBody> list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) Account.@Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        @Nullable String text = Edges.trimmed(query);
        if (text != null && text.length() > QUERY_LENGTH_MAX) {
            throw new ValidationException("query", "has up to " + QUERY_LENGTH_MAX + " characters");
        }
        return search.page(new AccountSearch.Filter(text, role, status), cursor, CursorPage.limit(limit))
                .map(AccountBody::of);
    }

    @GetMapping("/{accountId}")
    AccountBody find(@PathVariable String accountId) {
        return accounts.find(id(accountId)).map(AccountBody::of).orElseThrow(() -> PathIds.noSuch("account"));
    }

    @PutMapping("/{accountId}/roles")
    AccountBody changeRoles(@PathVariable String accountId, @Valid @RequestBody RolesRequest request, Caller caller) {
        return AccountBody.of(administration.changeRoles(
                caller.accountId(), id(accountId), EnumSet.copyOf(Objects.requireNonNull(request.roles()))));
    }

    @PostMapping("/{accountId}/lock")
    AccountBody lock(@PathVariable String accountId, @Valid @RequestBody LockRequest request, Caller caller) {
        return AccountBody.of(
                administration.lock(caller.accountId(), id(accountId), Objects.requireNonNull(request.reason())));
    }

    @PostMapping("/{accountId}/unlock")
    AccountBody unlock(@PathVariable String accountId, Caller caller) {
        return AccountBody.of(administration.unlock(caller.accountId(), id(accountId)));
    }

    private static AccountId id(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw PathIds.noSuch("account");
        }
    }
}
