package io.cygi.messaging.figure;

import java.util.function.LongSupplier;

/**
 * A source of a figure.
 *
 * @param figure which one
 * @param now reads it, by one bounded query at most
 */
public record FigureSource(Figure figure, LongSupplier now) {}
