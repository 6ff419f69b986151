package io.cygi.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The build omits the pages with a warning on machines that cannot build them, and leaves no old files behind. */
@DisabledOnOs(OS.WINDOWS)
class PagesBuildTest {

    private static final Path PROGRAM = Path.of("web", "Pages.java").toAbsolutePath();
    private static final int SECONDS_MAX = 120;
    private static final String NPM_BUILDS = """
            [ "$1" = --version ] && exit 0
            if [ "$1" = ci ]; then mkdir -p node_modules; echo '{}' > node_modules/.package-lock.json; exit 0; fi
            mkdir -p dist/assets; echo new > dist/index.html; echo new > dist/assets/new.js
            """;

    @TempDir
    private static Path program;

    @TempDir
    private Path folder;

    private Path web;
    private Path copied;

    /** Compiles the program once; Maven runs it from its source, and so does each build of this module. */
    @BeforeAll
    static void compile() {
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", program.toString(), PROGRAM.toString()))
                .isZero();
    }

    @BeforeEach
    void haveBuiltBefore() throws IOException {
        web = Files.createDirectories(folder.resolve("gateway/web"));
        copied = folder.resolve("classes/pages");
        write(folder.resolve("docs/openapi.json"), "{}");
        write(web.resolve("package-lock.json"), "{}");
        write(web.resolve("dist/index.html"), "old");
        write(web.resolve("dist/assets/old.js"), "old");
        write(copied.resolve("index.html"), "old");
        write(copied.resolve("assets/old.js"), "old");
    }

    @Test
    void leavesThePagesOutWithoutNode() throws Exception {
        Ended build = build("false");

        assertThat(build.status).isZero();
        assertThat(build.printed).contains("LEFT OUT", "there is no Node.js on the path", "20.19", "22.12");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v20.18.3", "v21.7.3", "v22.11.0"})
    void leavesThePagesOutWithAnUnsupportedNode(String version) throws Exception {
        program("node", "echo " + version);
        program("npm", NPM_BUILDS);

        Ended build = build("false");

        assertThat(build.status).isZero();
        assertThat(build.printed).contains("LEFT OUT", version, "20.19", "22.12");
        assertNothingIsLeft();
    }

    @Test
    void leavesThePagesOutWithoutNpm() throws Exception {
        program("node", "echo v22.12.0");

        assertThat(build("false").printed).contains("LEFT OUT", "no npm");
        assertNothingIsLeft();
    }

    @Test
    void leavesThePagesOutIfPackagesCannotBeInstalled() throws Exception {
        program("node", "echo v22.12.0");
        program("npm", "[ \"$1\" = --version ] && exit 0; echo no such host; exit 1");

        Ended build = build("false");

        assertThat(build.status).isZero();
        assertThat(build.printed).contains("LEFT OUT", "no such host", "npm registry");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"'', no Node.js on the path", "v22.12.0, npm ci"})
    void failsIfThePagesAreRequired(String node, String reason) throws Exception {
        if (!node.isEmpty()) {
            program("node", "echo " + node);
            program("npm", "[ \"$1\" = --version ]");
        }

        Ended build = build("true");

        assertThat(build.status).isNotZero();
        assertThat(build.printed).contains("required", reason);
    }

    @Test
    void failsIfAScriptFails() throws Exception {
        program("node", "echo v20.19.0");
        program("npm", NPM_BUILDS.replace("mkdir -p dist/assets;", "echo the type is wrong; exit 1;"));

        Ended build = build("false");

        assertThat(build.status).isNotZero();
        assertThat(build.printed).contains("the type is wrong").doesNotContain("LEFT OUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v20.19.0", "v24.1.0"})
    void deletesFilesThatAreNoLongerBuilt(String node) throws Exception {
        program("node", "echo " + node);
        program("npm", NPM_BUILDS.replace("mkdir -p dist", "rm -r dist; mkdir -p dist"));

        assertThat(build("false").status).isZero();

        assertThat(web.resolve("dist/assets/new.js")).exists();
        assertThat(copied.resolve("assets/old.js")).doesNotExist();
        assertThat(copied.resolve("index.html")).exists();
    }

    private void assertNothingIsLeft() {
        assertThat(web.resolve("dist")).doesNotExist();
        assertThat(copied.resolve("index.html")).doesNotExist();
        assertThat(copied.resolve("assets/old.js")).doesNotExist();
    }

    private record Ended(int status, String printed) {}

    /** {@return the end of a build, on a machine with only the programs that the test has installed} */
    private Ended build(String required) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                program.toString(),
                "Pages"));
        command.addAll(List.of("build", web.toString(), copied.toString(), required, "false"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("CI");
        builder.environment().put("PATH", bin().toString());
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private Path bin() throws IOException {
        return Files.createDirectories(folder.resolve("bin"));
    }

    /** Installs a program. It finds those of the machine itself. */
    private void program(String name, String script) throws IOException {
        Path file = bin().resolve(name);
        write(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
