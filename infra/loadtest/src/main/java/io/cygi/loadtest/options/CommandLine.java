package io.cygi.loadtest.options;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the command line. */
public final class CommandLine {

    /** Text that {@code --help} prints. */
    public static final String HELP = """
            java -jar loadtest.jar [scenario ...] [option ...]

            Starts the platform with an empty database and measures it. Without a scenario all are run:
              %s

              --jar=FILE               the platform to start; infra/standalone/target/cygi.jar
              --url=URL                measure a platform that runs already (with the demo profile) instead
              --datasource=JDBC-URL    a MySQL server for the started platform, which gets a database of its own on it;
                                       with --url the database of that platform, user and password in the URL
              --platform-options="..." options of the platform's virtual machine; "%s"
              --jfr=FILE               a flight recording of the platform
              --seconds=N              of each measurement; 20
              --warm-up-seconds=N      of bookings before the first one; 120
              --clients=N,N,...        who book at the same time; 1,16,64,256
              --rates=N,N,...          bookings per second at a fixed rate; 500,1000
              --in-flight=N            at most, at a fixed rate; 2000
              --seats=N                of the concert that is sold out; 50000
              --growth=N,N,...         events in the store before each measurement; 10000,100000,1000000
              --waiting-fans=N         who join the waiting room; 200000
              --idempotency-keys       each booking carries an Idempotency-Key
              --out=FILE               the figures as JSON
              --help                   this
            """.formatted(ScenarioName.all(), Options.PLATFORM_OPTIONS_DEFAULT);

    private static final Set<String> FLAGS = Set.of("idempotency-keys", "help");
    private static final Set<String> VALUED = Set.of(
            "jar",
            "url",
            "datasource",
            "platform-options",
            "jfr",
            "seconds",
            "warm-up-seconds",
            "clients",
            "rates",
            "in-flight",
            "seats",
            "growth",
            "waiting-fans",
            "out");
    private static final Path JAR_IN_PROJECT = Path.of("infra", "standalone", "target", "cygi.jar");
    private static final int SECONDS_MAX = 3_600;
    private static final int CLIENTS_MAX = 2_000;
    private static final int RATE_MAX = 20_000;
    private static final int SEATS_MAX = 200_000;
    private static final int EVENTS_MAX = 100_000_000;
    private static final int WAITING_FANS_MIN = 100;
    private static final int WAITING_FANS_MAX = 1_000_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<ScenarioName> scenarios = EnumSet.noneOf(ScenarioName.class);

    private CommandLine(String... arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                addOption(argument);
            } else {
                scenarios.add(ScenarioName.of(argument));
            }
        }
    }

    /** {@return whether only the help is asked for} */
    public static boolean asksForHelp(String... arguments) {
        return Arrays.asList(arguments).contains("--help");
    }

    /**
     * {@return the options of a command line}
     *
     * @throws BadOptionException if the arguments make no sense
     */
    public static Options parse(String... arguments) {
        return new CommandLine(arguments).options();
    }

    private void addOption(String argument) {
        int equals = argument.indexOf('=');
        String name = (equals < 0 ? argument : argument.substring(0, equals)).replaceFirst("^--", "");
        if (FLAGS.contains(name) && equals < 0) {
            values.put(name, "true");
        } else if (VALUED.contains(name) && equals > 0 && equals < argument.length() - 1) {
            values.put(name, argument.substring(equals + 1));
        } else if (VALUED.contains(name)) {
            throw new BadOptionException("--" + name + " needs a value: --" + name + "=...");
        } else {
            throw new BadOptionException("There is no option " + argument + ". See --help.");
        }
    }

    private Options options() {
        Set<ScenarioName> chosen = scenarios.isEmpty() ? EnumSet.allOf(ScenarioName.class) : scenarios;
        chosen.add(ScenarioName.WARM_UP);
        URI url = url();
        return new Options(
                chosen,
                jar(url),
                url,
                datasource(),
                List.of(values.getOrDefault("platform-options", Options.PLATFORM_OPTIONS_DEFAULT)
                        .strip()
                        .split("\\s+")),
                recording(url),
                number("seconds", 20, 1, SECONDS_MAX),
                number("warm-up-seconds", 120, 0, SECONDS_MAX),
                numbers("clients", "1,16,64,256", CLIENTS_MAX),
                numbers("rates", "500,1000", RATE_MAX),
                number("in-flight", 2_000, 1, CLIENTS_MAX),
                number("seats", 50_000, 2, SEATS_MAX),
                List.copyOf(new TreeSet<>(numbers("growth", "10000,100000,1000000", EVENTS_MAX))),
                number("waiting-fans", 200_000, WAITING_FANS_MIN, WAITING_FANS_MAX),
                values.containsKey("idempotency-keys"),
                path("out"));
    }

    private @Nullable URI url() {
        String text = values.get("url");
        if (text == null) {
            return null;
        }
        if (!text.matches("http://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?/?")) {
            throw new BadOptionException("--url is like http://localhost:8080, and not " + text);
        }
        return URI.create(text.replaceFirst("/$", ""));
    }

    private Path jar(@Nullable URI url) {
        Path jar = path("jar");
        if (jar == null) {
            jar = Files.exists(JAR_IN_PROJECT) ? JAR_IN_PROJECT : besideOwnJar();
        }
        if (url == null && !Files.isRegularFile(jar)) {
            throw new BadOptionException("There is no platform at " + jar
                    + ". Build it with `mvn package -DskipTests` in the project's root, or name it with --jar=FILE.");
        }
        return jar.toAbsolutePath().normalize();
    }

    /** {@return the jar of the project's own build, wherever the command is run from} */
    private static Path besideOwnJar() {
        Path own = Path.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"))[0])
                .toAbsolutePath();
        Path project = own.resolve("../../../..").normalize();
        Path jar = project.resolve(JAR_IN_PROJECT);
        return Files.exists(jar) ? jar : JAR_IN_PROJECT;
    }

    private @Nullable String datasource() {
        String text = values.get("datasource");
        if (text != null && !text.startsWith("jdbc:mysql://")) {
            throw new BadOptionException(
                    "--datasource is like \"jdbc:mysql://127.0.0.1:3306/cygi?user=root&sslMode=DISABLED\".");
        }
        return text;
    }

    private @Nullable Path recording(@Nullable URI url) {
        if (url != null && values.containsKey("jfr")) {
            throw new BadOptionException("--jfr needs a platform that is started here, without --url.");
        }
        Path file = path("jfr");
        return file == null ? null : file.toAbsolutePath();
    }

    private @Nullable Path path(String name) {
        String text = values.get(name);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadOptionException("--" + name + " is a file: " + e.getMessage());
        }
    }

    private int number(String name, int usual, int min, int max) {
        String text = values.get(name);
        return text == null ? usual : number(name, text, min, max);
    }

    private static int number(String name, String text, int min, int max) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new BadOptionException("--" + name + " takes numbers from " + min + " to " + max + ", not " + text + ".");
    }

    private List<Integer> numbers(String name, String usual, int max) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : values.getOrDefault(name, usual).split(",", -1)) {
            numbers.add(number(name, text.strip(), 1, max));
        }
        return List.copyOf(numbers);
    }
}
