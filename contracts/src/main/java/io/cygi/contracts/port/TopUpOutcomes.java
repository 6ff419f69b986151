package io.cygi.contracts.port;

import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.value.TopUpId;
import java.time.Duration;
import java.util.Optional;

/** Shows the outcome of a top-up. The read side offers this port. */
public interface TopUpOutcomes {

    /**
     * {@return the top-up as soon as the provider is ready for the fan, or as it is when the time is up; empty if it
     * cannot be shown yet}
     *
     * @param topUpId the top-up
     * @param patience the longest time to wait, at least zero
     */
    Optional<TopUpBody> awaitReady(TopUpId topUpId, Duration patience);
}
