package io.cygi.loadtest;

import io.cygi.loadtest.options.BadOptionException;
import io.cygi.loadtest.options.CommandLine;
import io.cygi.loadtest.platform.LoadTestException;
import io.cygi.loadtest.run.Run;

/**
 * The command of the benchmark. It ends with 0, with 1 if books are wrong or something failed, or with 2 if it cannot
 * begin.
 */
public final class LoadTest {

    private static final int FAILED = 1;
    private static final int NOT_BEGUN = 2;

    private LoadTest() {}

    /**
     * Runs the command, and ends the process with its exit code.
     *
     * @param arguments the arguments, see {@code --help}
     */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        if (CommandLine.asksForHelp(arguments)) {
            System.out.print(CommandLine.HELP);
            return 0;
        }
        try {
            return new Run(CommandLine.parse(arguments)).measure() ? 0 : FAILED;
        } catch (BadOptionException | LoadTestException e) {
            System.err.println(e.getMessage());
            return NOT_BEGUN;
        }
    }
}
