package io.cygi.queue.lottery;

import io.cygi.lottery.verifier.LotteryVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of the verifier for a published list.
 *
 * @param code the exit code
 * @param text the output of the verifier
 */
public record Verification(int code, String text) {

    /**
     * Runs the verifier.
     *
     * @param folder the folder for the verifier's files
     * @param list the published list
     * @param options the options besides the list
     */
    public static Verification of(Path folder, String list, String... options) throws IOException {
        Path file = Files.createTempFile(folder, "list", ".txt");
        Files.writeString(file, list, StandardCharsets.US_ASCII);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of(file.toString()), List.of(options).stream())
                .toArray(String[]::new);
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return new Verification(LotteryVerifier.run(out, arguments), said.toString(StandardCharsets.UTF_8));
        }
    }
}
