package io.cygi.settlement.pay;

import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.settlement.find.EndedConcerts;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.store.Settlements;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from wallets that they have a payout, which is what ends a settlement. */
@ProcessingGroup(EndedConcerts.GROUP)
public class Payouts {

    private static final Logger LOG = LoggerFactory.getLogger(Payouts.class);

    private final Settlements settlements;

    /** @param settlements what is settled */
    public Payouts(Settlements settlements) {
        this.settlements = settlements;
    }

    @EventHandler
    void on(PayoutCredited event) {
        SettlementId settlementId;
        try {
            settlementId = new SettlementId(event.payoutId());
        } catch (IllegalArgumentException e) {
            LOG.debug("Payout {} of {} is of no settlement", event.payoutId(), event.walletId());
            return;
        }
        settlements.settled(settlementId, event.at());
    }
}
