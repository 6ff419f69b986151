package io.cygi.saga.topup;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRequested;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.queue.OpenTopUp;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** Opens top-ups for the process that works on them. It calls nobody; an event that is delivered again changes nothing. */
@ProcessingGroup(OpenTopUpEvents.GROUP)
public class OpenTopUpEvents {

    /** The event processor's name. */
    public static final String GROUP = "open-top-ups";

    /** A refund returns nobody anywhere. */
    private static final String NOWHERE = "/";

    private final OpenTopUps topUps;

    /** @param topUps where they are opened */
    public OpenTopUpEvents(OpenTopUps topUps) {
        this.topUps = topUps;
    }

    @EventHandler
    void on(TopUpClaimed event, EventMessage<?> message) {
        add(event.topUpId(), event.amount(), event.returnUrl(), event.expiresAt(), event.at(), message);
    }

    @EventHandler
    void on(TopUpRefundRequested event, EventMessage<?> message) {
        add(event.topUpId(), event.amount(), NOWHERE, event.at(), event.at(), message);
        topUps.wake(event.topUpId(), event.at());
    }

    private void add(
            TopUpId topUpId,
            Money amount,
            String returnUrl,
            Instant expiresAt,
            Instant requestedAt,
            EventMessage<?> message) {
        topUps.add(new OpenTopUp(
                topUpId,
                amount,
                returnUrl,
                CallbackAddresses.newKey(),
                expiresAt,
                requestedAt,
                Correlation.of(message),
                List.of(),
                null,
                false,
                0,
                0,
                0,
                null));
    }
}
