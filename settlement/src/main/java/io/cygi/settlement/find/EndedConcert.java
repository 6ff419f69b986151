package io.cygi.settlement.find;

import io.cygi.settlement.statement.SettlementStatement.SettledConcert;

/**
 * A concert that is over.
 *
 * @param concert what a statement says of it
 * @param currency of all its prices
 */
public record EndedConcert(SettledConcert concert, String currency) {}
