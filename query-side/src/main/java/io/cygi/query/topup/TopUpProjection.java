package io.cygi.query.topup;

import io.cygi.contracts.api.TopUpBody.Status;
import io.cygi.contracts.topup.TopUpEvent;
import io.cygi.contracts.topup.TopUpEvent.TopUpApprovalRefused;
import io.cygi.contracts.topup.TopUpEvent.TopUpApprovalStarted;
import io.cygi.contracts.topup.TopUpEvent.TopUpCancelled;
import io.cygi.contracts.topup.TopUpEvent.TopUpCredited;
import io.cygi.contracts.topup.TopUpEvent.TopUpExpired;
import io.cygi.contracts.topup.TopUpEvent.TopUpFailed;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaid;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaymentReturned;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRefused;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRequested;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.query.projection.BatchRowStore;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * Projects top-ups into rows. An event counts once: each row knows the sequence number of the last one applied to it.
 */
@ProcessingGroup(TopUpProjection.GROUP)
class TopUpProjection {

    static final String GROUP = "query-top-ups";

    private final BatchRowStore<String, TopUpRow> topUps;

    TopUpProjection(BatchRowStore<String, TopUpRow> topUps) {
        this.topUps = topUps;
    }

    /** {@return the key of changes of a top-up} @param topUpId the top-up's id */
    static String key(String topUpId) {
        return GROUP + ":" + topUpId;
    }

    @EventHandler
    void on(TopUpRequested event, @SequenceNumber long sequence) {
        if (topUps.find(event.topUpId().toString()) == null) {
            topUps.save(new TopUpRow(event, sequence));
        }
    }

    @EventHandler
    void on(TopUpReady event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withPaymentPage(event, sequence));
    }

    @EventHandler
    void on(TopUpApprovalStarted event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.APPROVING, null, sequence));
    }

    @EventHandler
    void on(TopUpApprovalRefused event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.READY, null, sequence));
    }

    @EventHandler
    void on(TopUpPaid event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.APPROVING, null, sequence));
    }

    @EventHandler
    void on(TopUpCredited event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.credited(event.at(), sequence));
    }

    @EventHandler
    void on(TopUpFailed event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.FAILED, event.reason(), sequence));
    }

    @EventHandler
    void on(TopUpCancelled event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.CANCELLED, TopUpReason.CANCELLED_BY_FAN, sequence));
    }

    @EventHandler
    void on(TopUpExpired event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.EXPIRED, TopUpReason.NOT_PAID_IN_TIME, sequence));
    }

    @EventHandler
    void on(TopUpPaymentReturned event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(row.status(), TopUpReason.PAYMENT_RETURNED, sequence));
    }

    @EventHandler
    void on(TopUpRefundRequested event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.CREDITED, TopUpReason.REFUND_REQUESTED, sequence));
    }

    @EventHandler
    void on(TopUpRefundRefused event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.CREDITED, event.reason(), sequence));
    }

    @EventHandler
    void on(TopUpRefunded event, @SequenceNumber long sequence) {
        change(event, sequence, row -> row.withStatus(Status.CANCELLED, TopUpReason.REFUNDED, sequence));
    }

    @ResetHandler
    void reset() {
        topUps.deleteAll();
    }

    void clearCache() {
        topUps.clearCache();
    }

    private void change(TopUpEvent event, long sequence, UnaryOperator<TopUpRow> change) {
        TopUpRow row = topUps.find(event.topUpId().toString());
        if (row == null) {
            throw new IllegalStateException("a top-up begins with its request");
        }
        if (!row.hasApplied(sequence)) {
            topUps.save(change.apply(row));
        }
    }
}
