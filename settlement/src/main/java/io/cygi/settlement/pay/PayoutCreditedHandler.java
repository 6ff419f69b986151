package io.cygi.settlement.pay;

import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.store.SettlementRepository;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a settlement when the wallet's event tells that the payout was credited. */
@ProcessingGroup(EndedConcertProjection.GROUP)
public class PayoutCreditedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PayoutCreditedHandler.class);

    private final SettlementRepository settlements;

    /** Creates the handler. @param settlements the settlements */
    public PayoutCreditedHandler(SettlementRepository settlements) {
        this.settlements = settlements;
    }

    @EventHandler
    void on(PayoutCredited event) {
        SettlementId settlementId;
        try {
            settlementId = new SettlementId(event.payoutId());
        } catch (IllegalArgumentException e) {
            LOG.debug("Payout {} to {} belongs to no settlement", event.payoutId(), event.walletId());
            return;
        }
        settlements.settled(settlementId, event.at());
    }
}
