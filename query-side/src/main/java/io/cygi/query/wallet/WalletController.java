package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.read.LongPoll;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers with the caller, the wallet and its transactions. */
@RestController
class WalletController {

    private static final Duration WALLET_APPEARANCE_MAX = Duration.ofSeconds(1);

    private final WalletReader reader;
    private final LongPoll longPoll;
    private final Clock clock;

    WalletController(WalletReader reader, LongPoll longPoll, Clock clock) {
        this.reader = reader;
        this.longPoll = longPoll;
        this.clock = clock;
    }

    /**
     * {@return the caller and the wallet} A wallet is opened with the account's first token, so a young token may be
     * ahead of the view.
     */
    @GetMapping("/api/v1/me")
    MeBody me(Caller caller, Authentication authentication) {
        String ownerId = caller.accountId().value();
        Duration patience = justIssued(authentication) ? WALLET_APPEARANCE_MAX : Duration.ZERO;
        Money balance = longPoll.await(WalletProjection.key(ownerId), patience, () -> reader.balance(ownerId))
                .orElse(Money.ZERO);
        return new MeBody(caller.accountId(), caller.nickname(), caller.roles(), new MeBody.WalletBody(balance));
    }

    @GetMapping("/api/v1/me/wallet/transactions")
    CursorPage<TransactionBody> transactions(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        int size = CursorPage.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1, parts -> Long.valueOf(parts.get(0)));
        List<WalletTransactionRow> oneMore =
                reader.transactionsBefore(caller.accountId().value(), before, size + 1);
        return CursorPage.of(oneMore, size, last -> List.of(Long.toString(last.sequenceNumber())))
                .map(WalletTransactionRow::body);
    }

    private boolean justIssued(Authentication authentication) {
        Instant issuedAt = authentication.getPrincipal() instanceof Jwt token ? token.getIssuedAt() : null;
        return issuedAt != null && issuedAt.isAfter(clock.instant().minus(LongPoll.YOUNG));
    }
}
