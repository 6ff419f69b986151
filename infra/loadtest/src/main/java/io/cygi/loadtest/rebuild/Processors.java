package io.cygi.loadtest.rebuild;

import io.cygi.loadtest.fans.Accounts;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the platform's event processors, as an admin does. Not for use by two threads at once. */
public final class Processors implements AutoCloseable {

    private static final String PATH = "/api/v1/admin/processors";

    private final Connection connection;
    private final Fan admin;

    /**
     * Creates the processors.
     *
     * @param connection a connection of its own, which the object closes
     * @param accounts the accounts of the run
     */
    public Processors(Connection connection, Accounts accounts) {
        this.connection = connection;
        this.admin = accounts.account("admin");
    }

    /** {@return all processors} */
    public List<Processor> all() throws IOException {
        JsonNode page = Json.tree(
                connection.send(Request.get(PATH, admin.token())).expect(200).body());
        return page.path("items").values().stream().map(Processor::of).toList();
    }

    /** {@return the number of events, as far as the processors' positions tell} */
    public long events() throws IOException {
        return all().stream().mapToLong(Processor::head).max().orElse(-1) + 1;
    }

    /**
     * Asks for a rebuild.
     *
     * @return whether it has begun; false if another one is being started
     */
    boolean rebuild(String name) throws IOException {
        Answer answer = connection.send(Request.post(PATH + "/" + name + "/replay", admin.token(), null));
        if (answer.status() == 409) {
            return false;
        }
        answer.expect(202);
        return true;
    }

    @Override
    public void close() {
        connection.close();
    }

    /**
     * An event processor.
     *
     * @param name the name
     * @param projection whether it can be rebuilt
     * @param head the index of the newest event
     * @param current whether it has handled that event, runs and has no error
     * @param deadLetters the number of events that it could not handle
     */
    public record Processor(String name, boolean projection, long head, boolean current, long deadLetters) {

        static Processor of(JsonNode body) {
            return new Processor(
                    body.path("name").asString(),
                    body.path("projection").asBoolean(false),
                    body.path("head").asLong(),
                    body.path("lag").asLong() == 0
                            && !body.path("replaying").asBoolean(false)
                            && body.path("running").asBoolean(false)
                            && !body.path("error").asBoolean(false),
                    body.path("deadLetters").asLong());
        }
    }
}
