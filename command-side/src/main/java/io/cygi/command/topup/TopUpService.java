package io.cygi.command.topup;

import io.cygi.command.idempotency.Decision;
import io.cygi.command.idempotency.Idempotency;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpCommand.InspectTopUp;
import io.cygi.contracts.topup.TopUpCommand.RefuseRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes requests for top-ups and for their refunds. The top-up process in the saga orchestrator does the rest. */
final class TopUpService {

    private final TopUpProperties properties;
    private final Idempotency idempotency;
    private final Commands commands;
    private final Clock clock;

    TopUpService(TopUpProperties properties, Idempotency idempotency, Commands commands, Clock clock) {
        this.properties = properties;
        this.idempotency = idempotency;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * {@return the top-up as it was requested}
     *
     * <p>The claim is stored with the idempotency key, and holds all that creates the top-up. If the process dies
     * before the second command, the top-up process sends it.
     */
    TopUpBody request(AccountId account, @Nullable String idempotencyKey, TopUpRequest request) {
        if (!properties.enabled()) {
            throw new RefusedException(ProblemCode.UNAVAILABLE, "Top-ups are not available at the moment.");
        }
        long amount = amount(request);
        String returnUrl = returnUrl(request);
        IdempotencyKey key = idempotency.key(account, idempotencyKey, "POST top-ups", request);
        TopUpBody accepted = idempotency.answer(key, TopUpBody.class, () -> claim(account, amount, returnUrl));
        commands.send(new RequestTopUp(
                TopUpId.ofHandle(accepted.topUpId()),
                accepted.amount(),
                returnUrl,
                accepted.expiresAt(),
                accepted.requestedAt()));
        return accepted;
    }

    private Decision<TopUpBody> claim(AccountId account, long amount, String returnUrl) {
        TopUpId topUpId = new TopUpId(account, TimeOrderedIds.next());
        Instant now = clock.instant();
        Instant expiresAt = now.plus(properties.lifetime());
        ClaimTopUp claim = new ClaimTopUp(
                topUpId.allowanceId(),
                topUpId,
                Money.krw(amount),
                returnUrl,
                Money.krw(properties.dayLimit()),
                properties.openMax(),
                expiresAt,
                now);
        return new Decision<>(claim, TopUpBody.requested(topUpId, claim.amount(), expiresAt, now));
    }

    /**
     * Takes the points back and leaves the rest to the top-up process, which also completes a refund after a crash of
     * this one. The wallet decides each attempt once, so both may ask it.
     *
     * @throws RefusedException {@code INSUFFICIENT_FUNDS} if the balance of the wallet is too low, {@code
     *     INVALID_STATE} if the top-up is not credited
     */
    RefundBody refund(TopUpId topUpId, RefundReason reason) {
        int attempt = (Integer)
                Objects.requireNonNull(commands.ask(new RequestRefund(topUpId, reason, clock.instant()), Map.of()));
        Object taken = commands.ask(
                new TakeBackTopUp(topUpId.walletId(), topUpId.toString(), attempt, clock.instant()), Map.of());
        if (!Boolean.TRUE.equals(taken)) {
            commands.send(new RefuseRefund(topUpId, attempt, TopUpReason.INSUFFICIENT_FUNDS, clock.instant()));
            throw new RefusedException(
                    ProblemCode.INSUFFICIENT_FUNDS, "The wallet has less than the top-up's amount; nothing was taken.");
        }
        TopUpDetails details = (TopUpDetails) Objects.requireNonNull(commands.ask(new InspectTopUp(topUpId), Map.of()));
        return new RefundBody(topUpId.handle(), details.amount(), attempt);
    }

    private long amount(TopUpRequest request) {
        long amount = Objects.requireNonNull(request.amount());
        if (amount < properties.amountMin() || amount > properties.amountMax()) {
            throw new ValidationException(
                    "amount", "must be between " + properties.amountMin() + " and " + properties.amountMax());
        }
        return amount;
    }

    /**
     * {@return the address that the fan is returned to} It must equal a configured one: a caller who could choose a
     * part of the address could send fans anywhere.
     */
    private String returnUrl(TopUpRequest request) {
        String asked = request.returnUrl();
        if (asked == null) {
            return properties.returnUrls().getFirst();
        }
        if (!properties.returnUrls().contains(asked)) {
            throw new ValidationException("returnUrl", "must be one of the addresses that are configured");
        }
        return asked;
    }
}
