package io.cygi.saga.topup;

import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.queue.NextLook;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the commands that end a step of a top-up. */
final class TopUpTransitions {

    private static final Logger LOG = LoggerFactory.getLogger(TopUpTransitions.class);

    private final Commands commands;

    TopUpTransitions(Commands commands) {
        this.commands = commands;
    }

    /**
     * Sends the last command of a step. A refusal means that the top-up has moved on; the next step reads its state.
     *
     * @return nothing, because the next step can be done at once
     */
    Optional<NextLook> send(Object command) {
        try {
            commands.send(command);
        } catch (RefusedException movedOn) {
            LOG.debug("A step came too late: {}", movedOn.detail());
        }
        return Optional.empty();
    }
}
