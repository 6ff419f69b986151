package io.cygi.standalone.database;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells Hibernate that a server which is not embedded is a MariaDB, where it is one. Hibernate would find out from the
 * driver, and the MySQL driver's questions fail on MariaDB.
 */
final class ServerDialect implements HibernatePropertiesCustomizer {

    private static final String PREFIX = "spring.jpa.properties.";

    private final JdbcTemplate jdbc;

    /** @param jdbc the database that Hibernate is to use */
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
