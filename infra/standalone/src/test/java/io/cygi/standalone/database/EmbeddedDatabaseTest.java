package io.cygi.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the embedded database as a process that is killed in several ways. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "reads permissions and signals as Unix has them")
class EmbeddedDatabaseTest {

    private static final Duration RESTART_TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    static Path binaries = Path.of("set by JUnit");

    private final Path home;

    EmbeddedDatabaseTest(@TempDir Path parent) {
        this.home = parent.resolve("database");
    }

    @Test
    void keepsCommittedDataAfterAKillAndRestartsOnItsOwn() throws Exception {
        try (EmbeddedDatabase database = started()) {
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
                statement.execute("INSERT INTO kept VALUES (42)");
            }
            String url = database.getJdbcUrl();

            assertThat(server().destroyForcibly()).isTrue();

            assertThat(kept(database)).isEqualTo(42);
            assertThat(database.getJdbcUrl()).isEqualTo(url);
        }
        assertThat(home.resolve("mariadbd.pid")).doesNotExist();
    }

    @Test
    void endsTheServerThatAKilledPlatformLeftBehind() throws Exception {
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        home.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = platform.inputReader()) {
            assertThat(output.lines().anyMatch(line -> line.startsWith("runs at")))
                    .isTrue();
        }
        ProcessHandle orphan = server();
        platform.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).as("otherwise there is nothing to end").isTrue();

        try (EmbeddedDatabase database = started()) {
            assertThat(database.getJdbcUrl()).isNotBlank();
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void leavesNothingRunningWhenItIsClosed() throws Exception {
        EmbeddedDatabase database = started();
        database.getJdbcUrl();
        ProcessHandle server = server();

        database.close();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void hidesItsPassword() throws Exception {
        try (EmbeddedDatabase database = started()) {
            String password = database.getPassword();

            assertThat(server().info().commandLine())
                    .hasValueSatisfying(line -> assertThat(line).doesNotContain(password));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(home.resolve("mariadbd.log"))).doesNotContain(password);
        }
    }

    @Test
    void refusesALoginWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = started()) {
            for (String user : new String[] {"root", database.getUsername(), ""}) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, "")
                                .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Access denied");
            }
        }
    }

    private EmbeddedDatabase started() {
        EmbeddedDatabase database = new EmbeddedDatabase(home, binaries);
        database.start();
        return database;
    }

    private ProcessHandle server() throws IOException {
        long pid = Long.parseLong(Files.readString(home.resolve("mariadbd.pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static int kept(EmbeddedDatabase database) throws InterruptedException {
        Instant deadline = Instant.now().plus(RESTART_TIMEOUT);
        while (true) {
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id FROM kept")) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            } catch (SQLException e) {
                assertThat(Instant.now()).as("still down: %s", e.getMessage()).isBefore(deadline);
                Thread.sleep(50);
            }
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }
}
