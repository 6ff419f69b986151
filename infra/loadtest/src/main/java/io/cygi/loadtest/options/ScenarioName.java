package io.cygi.loadtest.options;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The scenarios, in the order in which they run. */
public enum ScenarioName {
    /** Bookings until the platform's code is compiled. It always runs. */
    WARM_UP("warm-up"),
    /** Bookings by a number of clients, each of whom books one after the other. */
    BOOKING("booking"),
    /** Bookings at a fixed rate. */
    PACED("paced"),
    /** Event rows that the database alone can append. */
    FLOOR("floor"),
    /** A concert sold out by fans who compete for seats. */
    SELLOUT("sellout"),
    /** Reads of pages. */
    BROWSE("browse"),
    /** A line of fans in front of a sale, and its admissions. */
    WAITING_ROOM("waiting-room"),
    /** Joins with tokens of the demo endpoint and of the authorization server, in turn. */
    TOKENS("tokens"),
    /** A concert sold, ended and settled. */
    SETTLEMENT("settlement"),
    /** Bookings as the event store grows. */
    GROWTH("growth"),
    /** Rebuilds of read models. */
    REBUILD("rebuild");

    private final String word;

    ScenarioName(String word) {
        this.word = word;
    }

    /** {@return the name on the command line and in the report} */
    public String word() {
        return word;
    }

    static ScenarioName of(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new BadOptionException("There is no scenario \"" + word + "\". Name some of: " + all() + "."));
    }

    static String all() {
        return Arrays.stream(values()).map(ScenarioName::word).collect(Collectors.joining(", "));
    }
}
