package io.cygi.service.start;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells Hibernate the dialect of a MariaDB server that is not embedded. Hibernate would ask the driver, and the
 * metadata queries of the MySQL driver fail on MariaDB.
 */
public final class ServerDialect implements HibernatePropertiesCustomizer {

    /** Hibernate's settings for a MariaDB server, by their names under {@code spring.jpa.properties}. */
    public static final Map<String, String> MARIADB = Map.of(
            "hibernate.dialect",
            "org.hibernate.dialect.MariaDBDialect",
            "hibernate.boot.allow_jdbc_metadata_access",
            "false");

    private final JdbcTemplate jdbc;

    /** Creates the customizer. @param jdbc the database that Hibernate uses */
    public ServerDialect(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void customize(Map<String, Object> properties) {
        if (!properties.containsKey("hibernate.dialect") && onMariaDb()) {
            properties.putAll(MARIADB);
        }
    }

    private boolean onMariaDb() {
        String version = jdbc.queryForObject("SELECT VERSION()", String.class);
        return version != null && version.toLowerCase(Locale.ROOT).contains("mariadb");
    }
}
