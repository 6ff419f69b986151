package io.cygi.loadtest.scenario;

/** Something that is measured. */
@FunctionalInterface
public interface Scenario {

    /** Measures it and reports what was found. @throws Exception where it cannot be measured, which fails the run */
    void run(Stage stage) throws Exception;
}
