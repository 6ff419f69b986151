package io.cygi.saga.topup.callback;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.topup.TopUpCommand.StartApproval;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.CallbackAddresses;
import io.cygi.saga.topup.queue.CallbackNotice;
import io.cygi.saga.topup.queue.OpenTopUp;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the provider's callbacks. A callback only says that there is something to look at: it counts with the
 * top-up's key alone, is stored before it is answered, and the provider's order decides the state of the payment. A
 * callback without news has no effect, and no more than {@link OpenTopUps#CALLBACKS_MAX} callbacks of a top-up have
 * one.
 */
public final class CallbackService {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackService.class);
    private static final Pattern APPROVAL = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final OpenTopUps topUps;
    private final Commands commands;
    private final Clock clock;
    private final String elsewhere;

    /**
     * Creates the callback service.
     *
     * @param topUps the open top-ups
     * @param commands sends commands to the top-up
     * @param clock tells the time
     * @param elsewhere the address for callers without a known top-up
     */
    public CallbackService(OpenTopUps topUps, Commands commands, Clock clock, String elsewhere) {
        this.topUps = topUps;
        this.commands = commands;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    /**
     * Stores an approval.
     *
     * @param segment the identifier in the path
     * @param approval the approval that the provider has added, or null
     * @return the address that the caller is returned to
     */
    public String approved(String segment, @Nullable String approval) {
        Optional<OpenTopUp> topUp = find(segment);
        if (topUp.isPresent()
                && approval != null
                && APPROVAL.matcher(approval).matches()
                && topUps.addApproval(topUp.get().topUpId(), approval, clock.instant())) {
            show(topUp.get());
        }
        return topUp.map(OpenTopUp::returnUrl).orElse(elsewhere);
    }

    /**
     * Stores a notice that there is no approval.
     *
     * @param segment the identifier in the path
     * @param notice the notice of the callback
     * @return the address that the caller is returned to
     */
    public String noticed(String segment, CallbackNotice notice) {
        Optional<OpenTopUp> topUp = find(segment);
        topUp.ifPresent(known -> topUps.addNotice(known.topUpId(), notice, clock.instant()));
        return topUp.map(OpenTopUp::returnUrl).orElse(elsewhere);
    }

    /**
     * Starts the approval at once, so that the page which the fan returns to shows that it has arrived. The process
     * would do it as well, a moment later.
     */
    private void show(OpenTopUp topUp) {
        try {
            Correlation.run(
                    topUp.correlationId(), () -> commands.send(new StartApproval(topUp.topUpId(), clock.instant())));
        } catch (RefusedException | UnavailableException e) {
            LOG.debug("The approval of {} is left to the process", topUp.topUpId(), e);
        }
    }

    private Optional<OpenTopUp> find(String segment) {
        return CallbackAddresses.parse(segment)
                .flatMap(caller -> topUps.find(caller.topUpId()).filter(caller::knows));
    }
}
