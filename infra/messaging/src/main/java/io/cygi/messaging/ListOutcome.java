package io.cygi.messaging;

import io.cygi.contracts.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a list of commands when it was carried out last, see {@link Commands#sendInOrder} for lists that were stored
 * before.
 *
 * @param carriedOut how many commands were carried out; their events are stored
 * @param refusal of the command behind them, null where no command was refused
 */
public record ListOutcome(int carriedOut, @Nullable RefusedException refusal) {}
