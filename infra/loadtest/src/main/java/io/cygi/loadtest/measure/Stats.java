package io.cygi.loadtest.measure;

import java.util.Collection;
import java.util.List;

/** Computes statistics of figures of the same kind. */
public final class Stats {

    private Stats() {}

    /**
     * {@return the median: the middle figure, or the mean of the middle two}
     *
     * @param figures the figures, at least one
     */
    public static double median(Collection<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("the median of nothing");
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * {@return the largest less the smallest figure, in percent of the median}
     *
     * @param figures the figures, at least one
     */
    public static double spreadPercent(Collection<Double> figures) {
        double median = median(figures);
        double max = figures.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double min = figures.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return ratio(100 * (max - min), median);
    }

    /** {@return the ratio of two figures, zero if the second is zero} */
    public static double ratio(double figure, double of) {
        return of == 0 ? 0 : figure / of;
    }
}
