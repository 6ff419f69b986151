package io.cygi.contracts.port;

import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.value.TopUpId;
import java.time.Duration;
import java.util.Optional;

/** Shows what becomes of a top-up. The side that reads offers it, where it runs in the same process. */
public interface TopUpOutcomes {

    /**
     * {@return the top-up, as soon as the provider is ready for the fan or else when the time is up; empty where it cannot be
     * shown yet}
     *
     * @param topUpId which one
     * @param patience how long to wait at most, at least zero
     */
    Optional<TopUpBody> awaitReady(TopUpId topUpId, Duration patience);
}
