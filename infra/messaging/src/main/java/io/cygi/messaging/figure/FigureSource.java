package io.cygi.messaging.figure;

import java.util.function.LongSupplier;

/**
 * A source of a figure.
 *
 * @param figure the figure
 * @param now reads the current value, by one bounded query at most
 */
public record FigureSource(Figure figure, LongSupplier now) {}
