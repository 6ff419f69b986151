package io.cygi.loadtest.platform;

import io.cygi.loadtest.options.Options;
import java.net.URI;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The platform that is measured, started here or running already. */
public final class Platform implements AutoCloseable {

    private final URI url;
    private final @Nullable PlatformProcess process;
    private final @Nullable Database database;
    private final boolean ownDatabase;

    private Platform(URI url, @Nullable PlatformProcess process, @Nullable Database database, boolean ownDatabase) {
        this.url = url;
        this.process = process;
        this.database = database;
        this.ownDatabase = ownDatabase;
    }

    /**
     * {@return a platform that answers requests}
     *
     * @param options the options of the run
     * @param label the prefix of the name of its flight recording, because a run may start more than one platform
     * @throws LoadTestException if no platform answers
     */
    public static Platform open(Options options, String label) {
        URI url = options.url();
        String datasource = options.datasource();
        if (url != null) {
            if (!Probe.answers(url)) {
                throw new LoadTestException(
                        "No platform answers at " + url + ". Start one, or leave --url out to have one started.");
            }
            return new Platform(url, null, datasource == null ? null : Database.at(datasource), false);
        }
        if (datasource == null) {
            PlatformProcess process = PlatformProcess.start(options, label, null);
            return new Platform(process.url(), process, Database.embeddedIn(process.data()), false);
        }
        String name = "cygi_loadtest_" + UUID.randomUUID().toString().replace("-", "");
        Database server = Database.at(datasource).named("");
        server.execute("CREATE DATABASE " + name);
        Database own = server.named(name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.execute("DROP DATABASE IF EXISTS " + name)));
        PlatformProcess process = PlatformProcess.start(options, label, own);
        return new Platform(process.url(), process, own, true);
    }

    /** {@return the address of the platform} */
    public URI url() {
        return url;
    }

    /** {@return the database of the platform, or null if it is not known} */
    public @Nullable Database database() {
        return database;
    }

    /** {@return the id of the platform's process, if it was started here} */
    public OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    /** {@return the last output of a platform that was started here and has ended} */
    public String obituary() {
        return process == null || process.alive() ? "" : "The platform has ended. It printed:\n" + process.lastLines();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        if (ownDatabase && database != null) {
            String name = database.toString().replaceFirst(".*/", "");
            database.named("").execute("DROP DATABASE IF EXISTS " + name);
        }
    }
}
