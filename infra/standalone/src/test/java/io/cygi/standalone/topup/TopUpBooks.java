package io.cygi.standalone.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.topup.TopUpCommand.InspectTopUp;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.topup.TopUpEvent;
import io.cygi.contracts.topup.TopUpEvent.TopUpExpired;
import io.cygi.contracts.topup.TopUpEvent.TopUpFailed;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaymentReturned;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.kakaopay.Messages.OrderAnswer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares the wallets with the stand-in's payments after a run. */
final class TopUpBooks {

    private static final Set<TopUpState> FINAL = Set.of(
            TopUpState.CREDITED, TopUpState.REFUNDED, TopUpState.FAILED, TopUpState.CANCELLED, TopUpState.EXPIRED);

    private final TopUpWorld world;
    private final List<TopUpId> topUps;

    TopUpBooks(TopUpWorld world, List<TopUpId> topUps) {
        this.world = world;
        this.topUps = topUps;
    }

    void check() {
        List<TopUpId> claimed = world.events.all(TopUpClaimed.class).stream()
                .map(TopUpClaimed::topUpId)
                .toList();
        assertThat(world.events.all(TopUpClaimClosed.class).stream().map(TopUpClaimClosed::topUpId))
                .as("closed claims")
                .containsExactlyInAnyOrderElementsOf(claimed);
        topUps.stream().filter(claimed::contains).forEach(this::check);
        assertThat(world.events.all(WalletEvent.class).stream()
                        .mapToLong(TopUpBooks::moved)
                        .sum())
                .as("credits in all")
                .isEqualTo(world.provider.payments().totals().held());
    }

    private void check(TopUpId topUp) {
        TopUpDetails details =
                (TopUpDetails) Objects.requireNonNull(world.commands.ask(new InspectTopUp(topUp), Map.of()));
        assertThat(FINAL).as("state of %s", topUp).contains(details.state());
        List<WalletEvent> moves = world.events.all(WalletEvent.class).stream()
                .filter(event -> topUp.toString().equals(topUpOf(event)))
                .toList();
        assertThat(moves).as("wallet of %s", topUp).allMatch(move -> topUp.walletId()
                .equals(move.walletId()));
        assertThat(moves.stream().filter(WalletToppedUp.class::isInstance).count())
                .as("credits of %s", topUp)
                .isLessThanOrEqualTo(1);
        long held = held(topUp);
        assertThat(moves.stream().mapToLong(TopUpBooks::moved).sum())
                .as("points of %s, which is %s", topUp, details.state())
                .isEqualTo(held);
        assertThat(returnedForNoReason(topUp))
                .as("%s was paid in time, and is %s", topUp, details.state())
                .isFalse();
        assertThat(held)
                .as("held for %s, which is %s", topUp, details.state())
                .isEqualTo(
                        details.state() == TopUpState.CREDITED
                                ? details.amount().amount()
                                : 0);
    }

    /** Tells whether money was returned without a reason. Reasons are a wrong amount and a payment after the end. */
    private boolean returnedForNoReason(TopUpId topUp) {
        List<TopUpEvent> story = world.events.all(TopUpEvent.class).stream()
                .filter(event -> event.topUpId().equals(topUp))
                .toList();
        return story.stream().anyMatch(TopUpPaymentReturned.class::isInstance)
                && story.stream()
                        .noneMatch(event -> event instanceof TopUpExpired
                                || event instanceof TopUpFailed failed
                                        && failed.reason() == TopUpReason.AMOUNT_DIFFERS);
    }

    private long held(TopUpId topUp) {
        return world.provider.payments().payments().stream()
                .filter(payment -> payment.partnerOrderId().equals(topUp.uuid()))
                .mapToLong(TopUpBooks::held)
                .sum();
    }

    private static long held(OrderAnswer payment) {
        return payment.status().paid()
                ? payment.amount().total() - payment.canceledAmount().total()
                : 0;
    }

    private static String topUpOf(WalletEvent event) {
        return switch (event) {
            case WalletToppedUp credited -> credited.topUpId();
            case TopUpTakenBack taken -> taken.topUpId();
            case TopUpGivenBack given -> given.topUpId();
            default -> "";
        };
    }

    private static long moved(WalletEvent event) {
        return switch (event) {
            case WalletToppedUp credited -> credited.amount().amount();
            case TopUpTakenBack taken -> -taken.amount().amount();
            case TopUpGivenBack given -> given.amount().amount();
            default -> 0;
        };
    }
}
