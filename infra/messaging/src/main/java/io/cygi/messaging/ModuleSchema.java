package io.cygi.messaging;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/** The schema of one module: its scripts and its own history table, so that modules may share a schema or not. */
public final class ModuleSchema {

    private ModuleSchema() {}

    /**
     * {@return the initializer that brings the module's tables up to date before anything uses the database}
     *
     * @param dataSource the module's database
     * @param module the name under {@code db/migration} and of the history table, letters and underscores
     */
    public static FlywayMigrationInitializer of(DataSource dataSource, String module) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + module)
                .table("flyway_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load());
    }
}
