package io.cygi.standalone.database;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells Hibernate the dialect of a MariaDB server that is not embedded. Hibernate would ask the driver, and the
 * metadata queries of the MySQL driver fail on MariaDB.
 */
final class ServerDialect implements HibernatePropertiesCustomizer {

    private static final String PREFIX = "spring.jpa.properties.";

    private final JdbcTemplate jdbc;

    /** Creates the customizer. @param jdbc the database that Hibernate uses */
    ServerDialect(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void customize(Map<String, Object> properties) {
        if (!properties.containsKey("hibernate.dialect") && onMariaDb()) {
            EmbeddedDatabase.HIBERNATE_PROPERTIES.forEach(
                    (name, value) -> properties.put(name.substring(PREFIX.length()), value));
        }
    }

    private boolean onMariaDb() {
        String version = jdbc.queryForObject("SELECT VERSION()", String.class);
        return version != null && version.toLowerCase(Locale.ROOT).contains("mariadb");
    }
}
