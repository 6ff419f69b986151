package io.cygi.query.topup;

import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.api.TopUpBody.Status;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.query.projection.EntityMapping;
import io.cygi.query.projection.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds a top-up as its fan sees it. */
@Entity
@Table(name = "query_top_up")
class TopUpRow {

    /** The columns of the row. */
    static final EntityMapping<String, TopUpRow> MAPPING = EntityMapping.of(TopUpRow.class, String.class);

    private static final String PREFIX = "top-up/";

    @Id
    @Column(name = "top_up_id")
    private String topUpId;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private @Nullable TopUpReason reason;

    private long amount;
    private String currency;

    /** Provider's identifier of the payment. */
    private @Nullable String tid;

    /** Address of the provider's page for desktop browsers. */
    @Column(name = "redirect_url")
    private @Nullable String redirectUrl;

    /** Address of the provider's page for phones. */
    @Column(name = "mobile_redirect_url")
    private @Nullable String mobileRedirectUrl;

    @Column(name = "expires_at")
    @Convert(converter = InstantColumn.class)
    private Instant expiresAt;

    @Column(name = "requested_at")
    @Convert(converter = InstantColumn.class)
    private Instant requestedAt;

    @Column(name = "credited_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant creditedAt;

    /** Creates an empty row for JPA. */
    protected TopUpRow() {}

    TopUpRow(TopUpRequested event, long sequence) {
        topUpId = event.topUpId().toString();
        accountId = event.topUpId().accountId().value();
        sequenceNumber = sequence;
        status = Status.REQUESTED;
        amount = event.amount().amount();
        currency = event.amount().currency();
        expiresAt = InstantColumn.stored(event.expiresAt());
        requestedAt = InstantColumn.stored(event.at());
    }

    /**
     * {@return the top-up that an aggregate is, or null if it is none}
     *
     * @param aggregateId the identifier of any aggregate
     */
    static @Nullable String keyOfAggregate(String aggregateId) {
        return aggregateId.startsWith(PREFIX) ? aggregateId : null;
    }

    /** {@return whether an event has been applied to this row} @param sequence the sequence number of the event */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    TopUpRow withPaymentPage(TopUpReady event, long sequence) {
        TopUpRow next = next(Status.READY, null, sequence);
        next.tid = event.tid();
        next.redirectUrl = event.redirectUrl();
        next.mobileRedirectUrl = event.mobileRedirectUrl();
        next.expiresAt = InstantColumn.stored(event.expiresAt());
        next.creditedAt = null;
        return next;
    }

    TopUpRow withStatus(Status now, @Nullable TopUpReason why, long sequence) {
        return next(now, why, sequence);
    }

    TopUpRow credited(Instant at, long sequence) {
        TopUpRow next = next(Status.CREDITED, null, sequence);
        next.creditedAt = InstantColumn.stored(at);
        return next;
    }

    private TopUpRow next(Status now, @Nullable TopUpReason why, long sequence) {
        TopUpRow next = MAPPING.copy(this);
        next.status = now;
        next.reason = why;
        next.sequenceNumber = sequence;
        return next;
    }

    TopUpBody body() {
        boolean ready = status == Status.READY;
        return new TopUpBody(
                topUpId().handle(),
                amount(),
                status,
                reason,
                ready ? redirectUrl : null,
                ready ? mobileRedirectUrl : null,
                expiresAt,
                requestedAt,
                creditedAt);
    }

    AdminTopUpBody adminBody() {
        return new AdminTopUpBody(
                topUpId().handle(),
                new AccountId(accountId),
                amount(),
                status,
                reason,
                tid,
                expiresAt,
                requestedAt,
                creditedAt);
    }

    TopUpId topUpId() {
        return TopUpId.parse(topUpId);
    }

    Status status() {
        return status;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    private Money amount() {
        return new Money(amount, currency);
    }
}
