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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the npm scripts of the pages from Maven: {@code java Pages.java build} and {@code java Pages.java check}. A script runs
 * again only where a file that it reads has changed. Without Node.js the pages are left out, which one line says; where
 * {@code CI} is {@code true}, that fails.
 */
public final class Pages {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");
    private static final int MAJOR_MIN = 20;
    private static final int MINOR_MIN = 19;
    private static final int SCRIPT_MINUTES_MAX = 10;
    private static final Set<String> OUTPUTS = Set.of("node_modules", "dist", "generated", "test-results");
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private final Path web;
    private final Path document;

    private Pages(Path web) {
        this.web = web;
        this.document = web.resolve("../../docs/openapi.json").normalize();
    }

    /** @param arguments the script, the folder of the pages, and for each reason to leave it out whether that is so */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (List.of(arguments).subList(2, arguments.length).contains("true")) {
            return;
        }
        Pages pages = new Pages(Path.of(arguments[1]).toAbsolutePath().normalize());
        System.exit(pages.run(arguments[0]) ? 0 : 1);
    }

    private boolean run(String script) throws IOException, InterruptedException {
        Path marker = web.resolve("node_modules").resolve(".cygi-" + script);
        String inputs = digest();
        boolean built = !script.equals("build") || Files.exists(web.resolve("dist/index.html"));
        if (built && Files.exists(marker) && Files.readString(marker).equals(inputs)) {
            return true;
        }
        if (!nodePresent()) {
            return withoutNode(script);
        }
        if (!installed() && !npm("ci", "--no-audit", "--no-fund")) {
            return false;
        }
        if (!npm("run", "--silent", script)) {
            return false;
        }
        Files.writeString(marker, inputs);
        return true;
    }

    private boolean withoutNode(String script) throws IOException {
        String missing = "Node.js " + MAJOR_MIN + "." + MINOR_MIN + " or later, with npm, is not on the path";
        if ("true".equals(System.getenv("CI"))) {
            System.err.println(missing + ": the pages cannot be built.");
            return false;
        }
        if (script.equals("build")) {
            System.out.println(missing + ": the web pages are left out. Install it and build again to have them.");
            deleteOutput();
        }
        return true;
    }

    /** Pages of an earlier state would be worse than none. */
    private void deleteOutput() throws IOException {
        Path dist = web.resolve("dist");
        if (Files.exists(dist)) {
            try (Stream<Path> files = Files.walk(dist)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private boolean nodePresent() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("node", "--version").start();
            String printed = new String(process.getInputStream().readAllBytes());
            Matcher version = VERSION.matcher(printed);
            if (process.waitFor() != 0 || !version.find()) {
                return false;
            }
            int major = Integer.parseInt(version.group(1));
            return major > MAJOR_MIN || major == MAJOR_MIN && Integer.parseInt(version.group(2)) >= MINOR_MIN;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean installed() throws IOException {
        Path installed = web.resolve("node_modules/.package-lock.json");
        Path locked = web.resolve("package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(locked)) >= 0;
    }

    /** Prints what a script prints only where it fails. */
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

    /** {@return the digest of every file that the scripts read} */
    private String digest() throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        List<Path> files = new ArrayList<>(List.of(document));
        Files.walkFileTree(web, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return OUTPUTS.contains(folder.getFileName().toString())
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
