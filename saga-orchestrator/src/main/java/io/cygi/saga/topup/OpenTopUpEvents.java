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

/**
 * Opens top-ups for the process that works on them. It sends no commands and calls no provider. An event that is
 * delivered again changes nothing.
 */
@ProcessingGroup(OpenTopUpEvents.GROUP)
public class OpenTopUpEvents {

    /** Name of the event processor. */
    public static final String GROUP = "open-top-ups";

    /** Return address of a refund, which returns nobody. */
    private static final String NOWHERE = "/";

    private final OpenTopUps topUps;

    /** Creates the open top-up events. @param topUps takes the opened top-ups */
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
