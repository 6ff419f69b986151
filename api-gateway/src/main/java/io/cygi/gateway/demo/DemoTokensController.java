package io.cygi.gateway.demo;

import io.cygi.gateway.token.TokenIssuer;
import io.cygi.gateway.token.TokenIssuer.Token;
import io.cygi.web.problem.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues tokens of demo accounts without a login. */
@RestController
@RequestMapping("/api/v1/demo/tokens")
final class DemoTokensController {

    private final TokenIssuer tokens;
    private final DemoAccounts accounts;

    DemoTokensController(TokenIssuer tokens, DemoAccounts accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @PostMapping
    ResponseEntity<Token> issue(@Valid @RequestBody TokenRequest request) {
        DemoAccount account = DemoAccount.named(String.valueOf(request.account()))
                .orElseThrow(() -> new ValidationException("account", "must be fan-N, organizer-N or admin"));
        boolean wallet = request.wallet() == null || request.wallet();
        List<String> roles = wallet ? accounts.open(account) : accounts.rolesOf(account);
        Token token = tokens.issue(account.accountId(), account.nickname(), roles);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token);
    }

    /**
     * A request for a token of a demo account.
     *
     * @param account {@code fan-N}, {@code organizer-N} with N from 1 to 999999999, or {@code admin}
     * @param wallet whether the account's wallet is opened on its first use, true by default; a caller who only waits
     *     in a line needs none, and the wallet is most of a token's cost
     */
    record TokenRequest(
            @NotNull @Nullable String account, @Nullable Boolean wallet) {}
}
