package io.cygi.query.topup;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.value.AccountId;
import io.cygi.web.caller.Caller;
import io.cygi.web.limit.Waits;
import io.cygi.web.page.CursorPage;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.PreferredWait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows fans their top-ups, and admins everybody's. */
@RestController
class TopUpController {

    private final TopUpQueries topUps;
    private final Waits waits;

    TopUpController(TopUpQueries topUps, Waits waits) {
        this.topUps = topUps;
        this.waits = waits;
    }

    @GetMapping("/api/v1/me/wallet/top-ups/{topUpId}")
    ResponseEntity<TopUpBody> topUp(
            @PathVariable String topUpId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            Caller caller) {
        try (Waits.Turn turn = waits.take(prefer)) {
            TopUpBody body = topUps.await(PathIds.topUp(topUpId), caller, turn.time());
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            turn.applied().ifPresent(applied -> answer.header(PreferredWait.APPLIED, applied));
            return answer.body(body);
        }
    }

    @GetMapping("/api/v1/me/wallet/top-ups")
    CursorPage<TopUpBody> mine(
            @RequestParam(required = false) TopUpBody.@Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return topUps.page(TopUpListing.ofAccount(caller.accountId(), status, cursor), CursorPage.limit(limit))
                .map(TopUpRow::body);
    }

    @GetMapping("/api/v1/admin/top-ups")
    CursorPage<AdminTopUpBody> all(
            @RequestParam(required = false) TopUpBody.@Nullable Status status,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        AccountId accountId = account == null ? null : account(account);
        return topUps.page(new TopUpListing(accountId, status, from, to, cursor), CursorPage.limit(limit))
                .map(TopUpRow::adminBody);
    }

    private static AccountId account(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw new ValidationException("account", "is not an account's id");
        }
    }
}
