package io.cygi.queue.service;

import io.cygi.contracts.concert.WaitingRoomSettings;
import java.time.Instant;

/**
 * The policy of a concert's sale, as the concert's own events state it.
 *
 * @param settings the waiting room's settings
 * @param settled whether the settings can no longer change
 * @param over whether the sale is over
 * @param endsAt when the performance ends; the epoch for a concert that does not exist
 */
public record SalePolicy(WaitingRoomSettings settings, boolean settled, boolean over, Instant endsAt) {}
