package io.cygi.loadtest.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The platform's database, for figures that only it has.
 *
 * @param url the JDBC URL
 * @param properties the user and password if the URL has none
 */
public record Database(String url, Properties properties) {

    /**
     * {@return the embedded database of a platform that has started}
     *
     * @param dataFolder the data folder of the platform
     */
    static Database embeddedIn(Path dataFolder) {
        Path home = dataFolder.resolve("database");
        try {
            String port = Files.readString(home.resolve("mariadbd.cnf"))
                    .lines()
                    .filter(line -> line.startsWith("port="))
                    .map(line -> line.substring("port=".length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new LoadTestException("There is no port in " + home.resolve("mariadbd.cnf")));
            Properties properties = new Properties();
            properties.setProperty("user", "cygi");
            properties.setProperty(
                    "password", Files.readString(home.resolve("password")).strip());
            return new Database("jdbc:mysql://127.0.0.1:" + port + "/cygi?sslMode=DISABLED", properties);
        } catch (IOException e) {
            throw new LoadTestException("The embedded database's settings cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return a database that was not started here} @param url the JDBC URL with user and password */
    static Database at(String url) {
        return new Database(url, new Properties());
    }

    /** {@return another database on the same server} */
    Database named(String name) {
        return new Database(url.replaceFirst("(//[^/?]+)/?[^?]*", "$1/" + name), properties);
    }

    /** {@return a connection with the settings of the platform's, with each statement a transaction} */
    public Connection connect() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("useLocalSessionState", "true");
        all.setProperty("cachePrepStmts", "true");
        all.setProperty("useServerPrepStmts", "true");
        all.setProperty("prepStmtCacheSqlLimit", "65536");
        all.setProperty("useReadAheadInput", "false");
        all.setProperty("useUnbufferedInput", "false");
        all.setProperty("allowPublicKeyRetrieval", "true");
        all.setProperty("socketTimeout", "600000");
        return DriverManager.getConnection(url, all);
    }

    /** {@return the numeric counters of the server, by name} */
    Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS")) {
            while (rows.next()) {
                String value = rows.getString(2);
                if (value != null && value.matches("[0-9]{1,18}")) {
                    counters.put(rows.getString(1).toLowerCase(Locale.ROOT), Long.valueOf(value));
                }
            }
        }
        return counters;
    }

    /** {@return the server's name and version} */
    public String version() {
        return text("SELECT VERSION()");
    }

    /** {@return the number of events in the store} */
    public long events() {
        return Long.parseLong(text("SELECT COUNT(*) FROM domain_event"));
    }

    /** {@return the id of the server's process, if it runs on this machine} */
    OptionalLong pid() {
        String host = String.valueOf(URI.create(url.substring("jdbc:".length()).replaceFirst("\\?.*", ""))
                .getHost());
        if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
            return OptionalLong.empty();
        }
        try {
            Path file = Path.of(text("SELECT @@datadir")).resolve(text("SELECT @@pid_file"));
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LoadTestException("The database does not answer: " + e.getMessage(), e);
        }
    }

    private String text(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new LoadTestException("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** {@return a text without secrets} */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}
