package io.cygi.saga.topup;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.topup.TopUpCommand.InspectTopUp;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.queue.NextLook;
import io.cygi.saga.topup.queue.OpenTopUp;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one top-up as far as it goes: reads the state of its aggregate, does the next step, and repeats that. Every
 * step may be repeated, and may run at the same time in another process; so after a crash between any two steps another
 * process begins at the aggregate's state. An {@link Error} passes through and leaves the claim to run out, as the end
 * of the process does.
 */
public final class TopUpProcess {

    /** Length of a claim. It is longer than the slowest step: four calls of the provider and their commands. */
    public static final Duration CLAIM = Duration.ofSeconds(90);

    /** Longest pause after failures. */
    public static final Duration PAUSE_MAX = Duration.ofSeconds(60);

    /**
     * Number of failures in a row, about an hour of them, after which admins are told that the provider gives no
     * answer. Outages of the platform itself count for a minute of it at most.
     */
    public static final int FAILURES_OF_FINDING = 64;

    /** Pause after failures that admins have been told of. */
    private static final Duration PAUSE_SLOW = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TopUpProcess.class);
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS_MAX = 6;

    /**
     * Most steps of one run. A top-up goes from a request to its end in fewer; one that does not is looked at again
     * later.
     */
    private static final int STEPS_MAX = 12;

    private final OpenTopUps topUps;
    private final Commands commands;
    private final TopUpFindings findings;
    private final Clock clock;
    private final PaymentSteps payment;
    private final RefundSteps refund;

    /**
     * Creates the process. Any number of instances may run.
     *
     * @param topUps the open top-ups
     * @param provider takes the money
     * @param commands sends commands to the aggregates
     * @param findings takes the findings for admins
     * @param addresses the addresses that the provider returns fans to
     * @param clock tells the time
     */
    public TopUpProcess(
            OpenTopUps topUps,
            PaymentProvider provider,
            Commands commands,
            TopUpFindings findings,
            CallbackAddresses addresses,
            Clock clock) {
        this.topUps = topUps;
        this.commands = commands;
        this.findings = findings;
        this.clock = clock;
        this.payment = new PaymentSteps(topUps, provider, commands, findings, addresses, clock);
        this.refund = new RefundSteps(provider, commands, findings, clock);
    }

    /**
     * Works on a top-up that is due, unless another process does.
     *
     * @param topUpId the top-up's id
     * @return whether it was worked on
     */
    public boolean work(TopUpId topUpId) {
        Instant now = clock.instant();
        Optional<OpenTopUp> claimed = topUps.claim(topUpId, now, now.plus(CLAIM));
        claimed.ifPresent(topUp -> Correlation.run(topUp.correlationId(), () -> work(topUp)));
        return claimed.isPresent();
    }

    private void work(OpenTopUp topUp) {
        if (topUp.finished()) {
            topUps.dropApprovals(topUp.topUpId());
            topUps.remove(topUp);
            return;
        }
        try {
            NextLook next = advance(topUp);
            topUps.release(topUp, next, () -> answered(topUp, next));
        } catch (ProviderUnavailableException e) {
            LOG.debug("The provider is asked again about {}", topUp.topUpId(), e);
            NextLook next = later(topUp, topUp.failures() + 1);
            topUps.release(topUp, next, () -> unanswered(topUp, next));
        } catch (UnavailableException | RefusedException e) {
            LOG.debug("{} is tried again", topUp.topUpId(), e);
            topUps.release(topUp, afterOwnFailure(topUp), () -> {});
        } catch (RuntimeException e) {
            topUps.release(topUp, afterOwnFailure(topUp), () -> {});
            throw e;
        }
    }

    /**
     * Resolves the finding, together with the count of failures that it comes from, so that no other process adds it
     * afterwards.
     */
    private void answered(OpenTopUp topUp, NextLook next) {
        if (hasFinding(topUp.failures()) && next.failures() == 0) {
            findings.resolve(topUp.topUpId(), TopUpFindingKind.NO_ANSWER);
        }
    }

    private void unanswered(OpenTopUp topUp, NextLook next) {
        if (hasFinding(next.failures())) {
            findings.add(topUp.topUpId(), TopUpFindingKind.NO_ANSWER, topUp.amount(), Money.ZERO);
        }
    }

    /**
     * {@return the next look after a failure of the platform itself} The provider is not to blame, so the pause grows
     * to {@link #PAUSE_MAX} at most, and there is no finding.
     */
    private NextLook afterOwnFailure(OpenTopUp topUp) {
        return later(topUp, topUp.failures() < DOUBLINGS_MAX ? topUp.failures() + 1 : topUp.failures());
    }

    private NextLook advance(OpenTopUp topUp) {
        for (int step = 0; step < STEPS_MAX; step++) {
            Optional<NextLook> next = step(topUp);
            if (next.isPresent()) {
                return next.get();
            }
        }
        return afterOwnFailure(topUp);
    }

    /** {@return the time of the next look, or nothing if the next step can be done at once} */
    private Optional<NextLook> step(OpenTopUp topUp) {
        TopUpDetails details = details(topUp);
        return switch (details.state()) {
            case REQUESTED -> payment.prepare(topUp, details);
            case READY -> payment.awaitApproval(topUp, details);
            case APPROVING -> payment.approve(topUp, details);
            case PAID -> payment.credit(topUp);
            case CREDITED, REFUNDED -> payment.close(topUp, true);
            case FAILED, CANCELLED, EXPIRED -> refund.watch(topUp, details, payment);
            case REFUNDING -> refund.refund(topUp, details);
        };
    }

    /**
     * {@return the state of the top-up} If it does not exist, a process died between the claim on the allowance and the
     * request; the request is sent again.
     */
    private TopUpDetails details(OpenTopUp topUp) {
        InspectTopUp question = new InspectTopUp(topUp.topUpId());
        try {
            return (TopUpDetails) Objects.requireNonNull(commands.ask(question, Map.of()));
        } catch (RefusedException refusal) {
            if (refusal.code() != ProblemCode.NOT_FOUND) {
                throw refusal;
            }
            commands.send(new RequestTopUp(
                    topUp.topUpId(), topUp.amount(), topUp.returnUrl(), topUp.expiresAt(), topUp.requestedAt()));
            return (TopUpDetails) Objects.requireNonNull(commands.ask(question, Map.of()));
        }
    }

    private NextLook later(OpenTopUp topUp, int failures) {
        return new NextLook(clock.instant().plus(pauseAfter(topUp.failures())), false, failures, topUp.refusals());
    }

    private static Duration pauseAfter(int failures) {
        if (hasFinding(failures)) {
            return PAUSE_SLOW;
        }
        Duration grown = PAUSE_FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        return grown.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : grown;
    }

    private static boolean hasFinding(int failures) {
        return failures >= FAILURES_OF_FINDING;
    }
}
