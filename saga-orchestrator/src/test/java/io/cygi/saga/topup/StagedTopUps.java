package io.cygi.saga.topup;

import static io.cygi.saga.topup.TopUpStage.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Runs top-ups on a stage, and checks the money that has moved. */
abstract class StagedTopUps {

    static final int MOMENTS_MAX = 120;
    final TopUpStage stage = TopUpStage.begin();
    Money heldBefore = Money.ZERO;

    @BeforeEach
    void begin() {
        heldBefore = stage.provider.held();
    }

    /** {@return the number of deaths} The process dies once at each moment of a walk. */
    int dieEverywhere(Supplier<TopUpId> begin, Consumer<TopUpId> walk) {
        for (int moment = 1; moment < MOMENTS_MAX; moment++) {
            TopUpId id = begin.get();
            stage.fate.dieAt(moment);
            stage.deaths = 0;
            walk.accept(id);
            if (stage.deaths == 0) {
                return moment - 1;
            }
            stage.reset();
        }
        throw new AssertionError("more moments than " + MOMENTS_MAX);
    }

    static void atOnce(int count, Consumer<Integer> action) {
        CompletableFuture.allOf(IntStream.range(0, count)
                        .mapToObj(number -> CompletableFuture.runAsync(() -> action.accept(number)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    void assertCreditedOnce(TopUpId id) {
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.walletEvents(id).stream().filter(WalletToppedUp.class::isInstance))
                .hasSize(1);
        assertThat(stage.balance(id)).isEqualTo(AMOUNT);
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(AMOUNT));
        heldBefore = stage.provider.held();
    }

    void assertHeldIsWhatWalletsHave(TopUpId... ids) {
        Money balances = Stream.of(ids).map(stage::balance).reduce(Money.ZERO, Money::plus);
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(balances));
    }

    void assertNothingMoved(TopUpId id) {
        assertThat(stage.walletEvents(id)).isEmpty();
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
    }
}
