package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of a concert's live seat stream, from its opening until it is closed. */
final class SeatStream implements AutoCloseable {

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final Thread reader;
    private volatile String lastId = "";
    private volatile @Nullable Exception ended;

    private SeatStream(Stream<String> lines) {
        this.lines = lines;
        this.reader = Thread.ofVirtual().unstarted(this::read);
    }

    /**
     * {@return an open stream}
     *
     * @param lastEventId the id of the event after which it goes on, or null for new changes only
     */
    static SeatStream open(Concert concert, @Nullable String lastEventId) {
        HttpResponse<Stream<String>> response = connect(concert, lastEventId);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        SeatStream stream = new SeatStream(response.body());
        stream.reader.start();
        return stream;
    }

    /** {@return the status of the answer to a request for a stream} */
    static int statusOf(Concert concert, String lastEventId) {
        HttpResponse<Stream<String>> response = connect(concert, lastEventId);
        response.body().close();
        return response.statusCode();
    }

    private static HttpResponse<Stream<String>> connect(Concert concert, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(concert.api().address(concert.path() + "/seats/stream"))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return Api.exchange(request.build(), BodyHandlers.ofLines());
    }

    private void read() {
        String[] id = {""};
        try {
            lines.forEach(line -> {
                if (line.startsWith("id:")) {
                    id[0] = line.substring(3).trim();
                } else if (line.startsWith("data:")) {
                    take(id[0], line.substring(5));
                }
            });
        } catch (UncheckedIOException e) {
            // A stream that this test has closed ends in this way. If the server ends one, the awaited changes do not
            // come.
            ended = e;
        }
    }

    private void take(String id, String data) {
        JsonNode change = Api.JSON.readTree(data);
        if (change.has("seat")) {
            lastId = id;
            changes.add(
                    change.path("seat").asString() + " " + change.path("status").asString());
        }
    }

    /** {@return the changes so far, each as seat and status} */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /** {@return the id of the last event} */
    String lastId() {
        return lastId;
    }

    /** Waits until exactly these changes have come. */
    void awaitChanges(String... expected) {
        Await.holds("the stream to bring the changes", Await.SETTLED_MAX, () -> assertThat(changes)
                .as("changes; the stream's end: %s", ended)
                .containsExactly(expected));
    }

    @Override
    public void close() {
        lines.close();
        reader.interrupt();
    }
}
