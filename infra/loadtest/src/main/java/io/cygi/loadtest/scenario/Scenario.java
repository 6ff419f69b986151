package io.cygi.loadtest.scenario;

/** A measurement of the benchmark. */
@FunctionalInterface
public interface Scenario {

    /** Measures, and reports the results. @throws Exception if it cannot be measured, which fails the run */
    void run(Stage stage) throws Exception;
}
