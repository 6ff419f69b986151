package io.cygi.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Options of a platform in production on this machine, without demo data. */
final class Production {

    private static final List<String> OPTIONS =
            List.of("--server.port=0", "--server.address=127.0.0.1", "--spring.profiles.active=prod");

    private Production() {}

    /** {@return the options} @param folder the folder above the data folder @param more further options */
    static String[] options(Path folder, String... more) {
        return Stream.of(OPTIONS.stream(), Stream.of(more), Stream.of("--cygi.data-dir=" + folder.resolve("data")))
                .flatMap(options -> options)
                .toArray(String[]::new);
    }
}
