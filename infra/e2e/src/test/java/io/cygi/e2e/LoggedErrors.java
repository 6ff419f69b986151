package io.cygi.e2e;

import java.util.List;
import java.util.stream.IntStream;

/** Prints the errors in the output of a process, so that a failed build shows them. */
final class LoggedErrors {

    private static final int SHOWN_MAX = 10;
    private static final int LINES_OF_ERROR = 4;

    private LoggedErrors() {}

    /** Prints the first errors. @param process the name of the process @param output its output */
    static void print(Object process, String output) {
        List<String> lines = output.lines().toList();
        IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(" ERROR "))
                .limit(SHOWN_MAX)
                .mapToObj(i -> lines.subList(i, Math.min(lines.size(), i + LINES_OF_ERROR)))
                .forEach(error -> System.out.println(process + " logged: " + String.join("\n    ", error)));
    }
}
