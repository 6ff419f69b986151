import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the npm scripts of the pages from Maven: {@code java Pages.java build} and {@code java Pages.java check}. A
 * script runs again only if a file that it reads has changed. If Node.js is missing or too old, or the packages cannot
 * be installed, the pages are left out with a warning. If the pages are required, that fails; a failed script always
 * fails.
 */
public final class Pages {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+");
    private static final String VERSIONS = "Node.js 20.19 or later of 20, or 22.12 or later, with npm";
    private static final int SCRIPT_MINUTES_MAX = 10;
    private static final Set<String> OUTPUTS = Set.of("node_modules", "dist", "generated", "test-results", "screenshots");
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private final String script;
    private final Path web;
    private final Path dist;
    private final boolean required;

    private Pages(String script, Path web, boolean required) {
        this.script = script;
        this.web = web;
        this.dist = web.resolve("dist");
        this.required = required;
    }

    /**
     * Runs a script.
     *
     * @param arguments the script, the folder of the pages, the folder to which Maven copies the built pages, whether
     *     the pages are required, and for each reason to skip the script whether it applies
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path copied = Path.of(arguments[2]);
        boolean required = arguments[3].equals("true") || "true".equals(System.getenv("CI"));
        Pages pages = new Pages(arguments[0], Path.of(arguments[1]).toAbsolutePath().normalize(), required);
        boolean left = List.of(arguments).subList(4, arguments.length).contains("true");
        boolean done = left || pages.run();
        pages.deleteStale(copied);
        System.exit(done ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Path marker = web.resolve("node_modules").resolve(".cygi-" + script);
        String inputs = digest();
        boolean built = !script.equals("build") || Files.exists(dist.resolve("index.html"));
        if (built && Files.exists(marker) && Files.readString(marker).equals(inputs)) {
            return true;
        }
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            return without(missing.get());
        }
        if (!installed() && !npm("ci", "--no-audit", "--no-fund", "--prefer-offline")) {
            return without("npm ci could not install their packages; is there a connection to the npm registry?");
        }
        if (!npm("run", "--silent", script)) {
            return false;
        }
        Files.writeString(marker, inputs);
        return true;
    }

    /** {@return the reason for which the scripts cannot run on this machine} */
    private static Optional<String> missing() throws InterruptedException {
        Optional<String> node = printed("node", "--version");
        if (node.isEmpty()) {
            return Optional.of("there is no Node.js on the path; they need " + VERSIONS + ".");
        }
        Matcher version = VERSION.matcher(node.get());
        if (!version.find() || !supported(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))) {
            return Optional.of("the Node.js on the path is " + node.get().strip() + "; they need " + VERSIONS + ".");
        }
        return printed(WINDOWS ? "npm.cmd" : "npm", "--version").isPresent()
                ? Optional.empty()
                : Optional.of("there is Node.js on the path, but no npm; they need " + VERSIONS + ".");
    }

    /** {@return whether the tools of the pages support a version of Node.js} */
    private static boolean supported(int major, int minor) {
        return switch (major) {
            case 20 -> minor >= 19;
            case 22 -> minor >= 12;
            default -> major > 22;
        };
    }

    /** {@return the output of a command; empty if it does not exist or fails} */
    private static Optional<String> printed(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes());
            return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return whether the build continues without the pages} Deletes old pages, which would be worse than none. */
    private boolean without(String why) throws IOException {
        if (required) {
            System.err.println("The web pages are required and cannot be built: " + why);
            return false;
        }
        if (script.equals("build")) {
            String line = "*".repeat(78);
            System.err.println(String.join(System.lineSeparator(), line,
                    "WARNING: the web pages are LEFT OUT of this build: " + why,
                    "Everything else is built and runs; the start page says that the pages are missing.",
                    "-Dcygi.pages.required makes this an error, -Dcygi.pages.skip keeps it quiet.", line));
            deleteAll(dist);
        } else {
            System.err.println("WARNING: the web pages are not checked: " + why);
        }
        return true;
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Deletes files that an earlier build copied and this one has not.
     *
     * @param copied the copy that goes into the jar
     */
    private void deleteStale(Path copied) throws IOException {
        if (Files.exists(copied)) {
            try (Stream<Path> files = Files.walk(copied)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!Files.exists(dist.resolve(copied.relativize(file)))) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private boolean installed() throws IOException {
        Path installed = web.resolve("node_modules/.package-lock.json");
        Path locked = web.resolve("package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(locked)) >= 0;
    }

    /** Runs npm. Prints its output only if it fails. */
    private boolean npm(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(WINDOWS ? "npm.cmd" : "npm"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("pages", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(web.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(SCRIPT_MINUTES_MAX, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                System.err.println(String.join(" ", command) + (ended ? " failed:" : " did not end:"));
                System.err.println(Files.readString(output));
                return false;
            }
            return true;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    /** {@return a digest of all files that the scripts read} */
    private String digest() throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        Path document = web.resolve("../../docs/openapi.json").normalize();
        List<Path> files = new ArrayList<>(List.of(document));
        Files.walkFileTree(web, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return OUTPUTS.contains(name) || script.equals("build") && name.equals("e2e")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.naturalOrder());
        for (Path file : files) {
            digest.update(file.toString().getBytes());
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
