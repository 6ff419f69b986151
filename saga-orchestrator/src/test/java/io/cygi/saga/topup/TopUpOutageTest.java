package io.cygi.saga.topup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import io.cygi.saga.topup.provider.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Outages of the platform itself are not taken for outages of the provider, and findings for admins are true. */
class TopUpOutageTest {

    private static final int LOOKS = 2 * TopUpProcess.FAILURES_OF_FINDING;

    private final TopUpStage stage = TopUpStage.begin();
    private final Money heldBefore = stage.provider.held();

    /** The outages of the parts that the process needs. */
    enum Outage {
        COMMAND_SIDE_AWAY {
            @Override
            RuntimeException fault() {
                return new UnavailableException("away", new IllegalStateException());
            }
        },
        COMMAND_REFUSED {
            @Override
            RuntimeException fault() {
                return new RefusedException(ProblemCode.INVALID_STATE, "Not now.");
            }
        },
        DATABASE_DOWN {
            @Override
            RuntimeException fault() {
                return new DataAccessResourceFailureException("down");
            }
        };

        abstract RuntimeException fault();
    }

    @ParameterizedTest
    @EnumSource
    void retriesEveryFewMinutesWithoutAFinding(Outage outage) {
        TopUpId id = stage.approved();
        AtomicReference<Outage> now = new AtomicReference<>(outage);
        TopUpProcess process = stage.process(failingWhile(now));
        for (int look = 0; look < LOOKS; look++) {
            Instant due = stage.clock.instant();
            boolean[] worked = new boolean[1];
            catchThrowable(() -> worked[0] = process.work(id));
            assertThat(stage.topUps.find(id).orElseThrow().claim())
                    .as("look %d of %s", look, due)
                    .isNull();
            stage.clock.move(TopUpProcess.PAUSE_MAX);
            assertThat(stage.topUps.due(stage.clock.instant(), Integer.MAX_VALUE))
                    .as("due again a minute after look %d", look)
                    .contains(id);
        }
        // The provider fails once, right after the outage.
        now.set(null);
        stage.provider.failing(call -> Fault.LOST_REQUEST);
        assertThat(process.work(id)).isTrue();
        assertThat(stage.findings).isEmpty();

        // The approval is two hours old by now.
        stage.provider.working();
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.EXPIRED);
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
        assertThat(stage.findings).isEmpty();
    }

    private Commands failingWhile(AtomicReference<@Nullable Outage> outage) {
        return new Commands() {
            @Override
            public @Nullable Object ask(Object command, Map<String, ?> metadata) {
                Outage failing = outage.get();
                if (failing != null) {
                    throw failing.fault();
                }
                return stage.commands.ask(command, metadata);
            }
        };
    }

    /** Lets one process ask for longer than its claim lasts, while another one gets an answer. */
    @Test
    void addsNoFindingAfterAnotherProcessHasGotAnAnswer() {
        TopUpId id = stage.approved();
        haveFailed(id, TopUpProcess.FAILURES_OF_FINDING - 1);
        TopUpProcess other = stage.process();
        stage.provider.failing(call -> {
            stage.provider.working();
            stage.clock.move(TopUpProcess.CLAIM.plusSeconds(1));
            assertThat(other.work(id)).isTrue();
            stage.provider.failing(later -> Fault.LOST_REQUEST);
            return Fault.LOST_REQUEST;
        });

        stage.process().work(id);

        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.findings).isEmpty();
    }

    /** Lets one process get its answer after another one, which got none, has added the finding. */
    @Test
    void resolvesNoFindingThatAnotherProcessHasAddedSince() {
        TopUpId id = stage.approved();
        haveFailed(id, TopUpProcess.FAILURES_OF_FINDING);
        TopUpProcess other = stage.process();
        stage.provider.failing(call -> {
            stage.provider.failing(later -> Fault.LOST_REQUEST);
            stage.clock.move(TopUpProcess.CLAIM.plusSeconds(1));
            assertThat(other.work(id)).isTrue();
            stage.provider.failing(later -> later == Call.APPROVE ? Fault.REFUSED : Fault.NONE);
            return Fault.REFUSED;
        });
        stage.provider.become(stage.tid(id), PaymentStatus.WAITING);

        stage.process().work(id);

        assertThat(stage.findings).containsExactly(TopUpFindingKind.NO_ANSWER);
        stage.provider.working();
        stage.clock.move(Duration.ofMinutes(5));
        stage.settle(id);
        assertThat(stage.findings).isEmpty();
    }

    private void haveFailed(TopUpId id, int times) {
        stage.transactions().executeWithoutResult(status -> stage.jdbc()
                .update("UPDATE open_top_up SET failures = ? WHERE top_up_id = ?", times, id.toString()));
    }
}
