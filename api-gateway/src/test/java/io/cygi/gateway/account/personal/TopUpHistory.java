package io.cygi.gateway.account.personal;

import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Stores the events of an account's top-ups, given by words. */
final class TopUpHistory {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Money AMOUNT = Money.krw(5);

    private final EventStore events;
    private final Map<String, Integer> sequences = new HashMap<>();

    private TopUpHistory(EventStore events) {
        this.events = events;
    }

    /** Stores events of top-ups. @param words the events of one top-up after another */
    static void store(EventStore events, AccountId account, String words) {
        TopUpHistory history = new TopUpHistory(events);
        TopUpId topUp = new TopUpId(account, TimeOrderedIds.next());
        for (String word : words.split(" ")) {
            if (word.equals("CLAIMED2")) {
                topUp = new TopUpId(account, TimeOrderedIds.next());
            }
            history.store(word, topUp);
        }
    }

    private void store(String word, TopUpId topUp) {
        String id = topUp.toString();
        switch (word) {
            case "CLAIMED", "CLAIMED2" ->
                store(topUp.allowanceId(), new TopUpClaimed(topUp.allowanceId(), topUp, AMOUNT, "/", AT, AT));
            case "ENDED", "CREDITED" ->
                store(
                        topUp.allowanceId(),
                        new TopUpClaimClosed(topUp.allowanceId(), topUp, word.equals("CREDITED"), AT));
            case "TAKEN_BACK" ->
                store(topUp.walletId(), new TopUpTakenBack(topUp.walletId(), id, 1, AMOUNT, Money.ZERO, AT));
            case "GIVEN_BACK" ->
                store(topUp.walletId(), new TopUpGivenBack(topUp.walletId(), id, 1, AMOUNT, AMOUNT, AT));
            case "REFUNDED" -> store(topUp, new TopUpRefunded(topUp, 1, AT));
            default -> throw new IllegalArgumentException(word);
        }
    }

    private void store(Object aggregate, Object event) {
        int sequence = sequences.merge(aggregate.toString(), 1, Integer::sum) - 1;
        events.publish(new GenericDomainEventMessage<>("aggregate", aggregate.toString(), sequence, event));
    }
}
