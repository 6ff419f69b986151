package io.cygi.loadtest.platform;

import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Request;
import java.io.IOException;
import java.net.URI;

/** Tells whether a platform answers at an address. */
final class Probe {

    private Probe() {}

    static boolean answers(URI url) {
        try (Connection connection = new Connection(url)) {
            return connection
                            .send(Request.get("/api/v1/concerts?limit=1", null))
                            .status()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
