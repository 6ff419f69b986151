package io.cygi.settlement.find;

import io.cygi.settlement.statement.SettlementStatement.SettledConcert;

/**
 * A concert that is closed or cancelled.
 *
 * @param concert the concert as statements describe it
 * @param currency the currency of all its prices
 */
public record EndedConcert(SettledConcert concert, String currency) {}
