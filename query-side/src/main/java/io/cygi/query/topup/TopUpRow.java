package io.cygi.query.topup;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.projection.Parameters;
import io.cygi.web.TopUpBody;
import io.cygi.web.TopUpBody.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A top-up as its fan sees it.
 *
 * @param topUpId which one
 * @param sequenceNumber of the last event applied
 * @param status where it is
 * @param reason why, or null
 * @param amount what is credited
 * @param tid the provider's identifier of the payment, or null
 * @param redirectUrl the provider's page for desktop browsers, or null
 * @param mobileRedirectUrl the provider's page for phones, or null
 * @param expiresAt until when it can be approved
 * @param requestedAt when it was requested
 * @param creditedAt when the wallet was credited, or null
 */
record TopUpRow(
        TopUpId topUpId,
        long sequenceNumber,
        Status status,
        @Nullable TopUpReason reason,
        Money amount,
        @Nullable String tid,
        @Nullable String redirectUrl,
        @Nullable String mobileRedirectUrl,
        Instant expiresAt,
        Instant requestedAt,
        @Nullable Instant creditedAt) {

    static TopUpRow of(TopUpRequested event, long sequence) {
        return new TopUpRow(
                event.topUpId(),
                sequence,
                Status.REQUESTED,
                null,
                event.amount(),
                null,
                null,
                null,
                InstantColumn.stored(event.expiresAt()),
                InstantColumn.stored(event.at()),
                null);
    }

    static TopUpRow read(ResultSet columns) throws SQLException {
        String reason = columns.getString("reason");
        return new TopUpRow(
                TopUpId.parse(columns.getString("top_up_id")),
                columns.getLong("sequence_number"),
                Status.valueOf(columns.getString("status")),
                reason == null ? null : TopUpReason.valueOf(reason),
                new Money(columns.getLong("amount"), columns.getString("currency")),
                columns.getString("tid"),
                columns.getString("redirect_url"),
                columns.getString("mobile_redirect_url"),
                Objects.requireNonNull(InstantColumn.read(columns, "expires_at")),
                Objects.requireNonNull(InstantColumn.read(columns, "requested_at")),
                InstantColumn.read(columns, "credited_at"));
    }

    /** Sets the columns as {@link TopUpTable} names them. */
    void write(Parameters to) throws SQLException {
        to.text(topUpId.toString())
                .text(topUpId.accountId().value())
                .number(sequenceNumber)
                .name(status)
                .name(reason)
                .number(amount.amount())
                .text(amount.currency())
                .text(tid)
                .text(redirectUrl)
                .text(mobileRedirectUrl)
                .time(expiresAt)
                .time(requestedAt)
                .time(creditedAt);
    }

    /** {@return whether an event has been applied to this row} @param sequence the event's */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    TopUpRow withPaymentPage(TopUpReady event, long sequence) {
        return new TopUpRow(
                topUpId,
                sequence,
                Status.READY,
                null,
                amount,
                event.tid(),
                event.redirectUrl(),
                event.mobileRedirectUrl(),
                InstantColumn.stored(event.expiresAt()),
                requestedAt,
                null);
    }

    TopUpRow withStatus(Status next, @Nullable TopUpReason why, long sequence) {
        return withStatus(next, why, creditedAt, sequence);
    }

    TopUpRow withStatus(Status next, @Nullable TopUpReason why, @Nullable Instant credited, long sequence) {
        return new TopUpRow(
                topUpId,
                sequence,
                next,
                why,
                amount,
                tid,
                redirectUrl,
                mobileRedirectUrl,
                expiresAt,
                requestedAt,
                credited == null ? null : InstantColumn.stored(credited));
    }

    TopUpBody body() {
        boolean ready = status == Status.READY;
        return new TopUpBody(
                topUpId.handle(),
                amount,
                status,
                reason,
                ready ? redirectUrl : null,
                ready ? mobileRedirectUrl : null,
                expiresAt,
                requestedAt,
                creditedAt);
    }

    AdminTopUpBody adminBody() {
        AccountId account = topUpId.accountId();
        return new AdminTopUpBody(
                topUpId.handle(), account, amount, status, reason, tid, expiresAt, requestedAt, creditedAt);
    }
}
