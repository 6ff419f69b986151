package io.cygi.queue.takeover;

import io.cygi.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;

/** A broker in a process of its own, until it is killed or its standard input ends. */
final class BrokerProcess {

    static final String READY = "broker is ready";

    private BrokerProcess() {}

    /**
     * Starts the broker.
     *
     * @param args the folder and the port
     */
    public static void main(String[] args) throws IOException {
        try (EmbeddedBroker broker = new EmbeddedBroker(Path.of(args[0]), Integer.parseInt(args[1]))) {
            broker.start();
            System.out.println(READY + " at " + broker.getBootstrapServers());
            while (System.in.read() >= 0) {
                // The input carries nothing; its end stops the broker.
            }
        }
    }
}
