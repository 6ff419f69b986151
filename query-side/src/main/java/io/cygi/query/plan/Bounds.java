package io.cygi.query.plan;

import io.cygi.query.plan.PlanBody.Rectangle;

/** Computes the smallest upright rectangle around points. */
final class Bounds {

    private static final double MARGIN = 1;
    private static final double DIGITS = 1_000;

    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    void include(Point point) {
        left = Math.min(left, point.x());
        top = Math.min(top, point.y());
        right = Math.max(right, point.x());
        bottom = Math.max(bottom, point.y());
    }

    void include(Rectangle rectangle) {
        include(new Point(rectangle.x(), rectangle.y()));
        include(new Point(rectangle.x() + rectangle.width(), rectangle.y() + rectangle.height()));
    }

    /** {@return the rectangle with a margin, rounded outwards to millimetres} */
    Rectangle rectangle() {
        double x = Math.floor((left - MARGIN) * DIGITS) / DIGITS;
        double y = Math.floor((top - MARGIN) * DIGITS) / DIGITS;
        return new Rectangle(x, y, outwards(right + MARGIN - x), outwards(bottom + MARGIN - y));
    }

    private static double outwards(double length) {
        return Math.ceil(length * DIGITS) / DIGITS;
    }
}
