package io.cygi.loadtest.fans;

import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The accounts of a run. The registration of an account costs the platform a signature and a wallet, so the same fans
 * are used again for each concert, and no more are registered than are needed. A token lasts an hour, and is renewed
 * between measurements.
 */
public final class Accounts {

    private static final int AT_ONCE = 128;
    private static final long TOKEN_NANOS_MAX = Duration.ofMinutes(25).toNanos();
    private static final int NUMBERS = 800_000_000;
    private static final int FIRST_ONLOOKER = 100_000_000;
    private static final int FIRST_OF_APP = 150_000_000;

    private final URI url;
    private final List<Fan> fans = new ArrayList<>();
    /** Number of the first fan of this run. A platform that has been measured before knows the fans of that run. */
    private final int firstNumber = ThreadLocalRandom.current().nextInt(1, NUMBERS);

    /** Creates the accounts. @param url the URL of the platform */
    public Accounts(URI url) {
        this.url = url;
    }

    /** {@return at least so many fans, with tokens that last for a measurement} @param count the number of fans */
    public List<Fan> fans(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < Math.max(count, fans.size()); i++) {
            if (i >= fans.size()) {
                fans.add(new Fan("fan-" + (firstNumber + i), "", 0));
                numbers.add(i);
            } else if (System.nanoTime() - fans.get(i).issuedAtNanos() > TOKEN_NANOS_MAX) {
                numbers.add(i);
            }
        }
        if (!numbers.isEmpty()) {
            register(fans, numbers, true);
        }
        return List.copyOf(fans.subList(0, Math.max(count, 0)));
    }

    /** {@return fans without a wallet, who can wait and look but not pay} @param count the number of fans */
    public List<Fan> onlookers(int count) {
        List<Fan> onlookers = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            onlookers.add(new Fan("fan-" + (firstNumber + FIRST_ONLOOKER + i), "", 0));
            numbers.add(i);
        }
        register(onlookers, numbers, false);
        return List.copyOf(onlookers);
    }

    /**
     * {@return names of demo accounts that are not registered yet, for logins by an app}
     *
     * @param count the number of names
     */
    public List<String> namesForApp(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "fan-" + (firstNumber + FIRST_OF_APP + i))
                .toList();
    }

    private void register(List<Fan> people, List<Integer> numbers, boolean wallet) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Progress.say("Registering %d fans", numbers.size());
        try (Progress progress = Progress.of("fans", "registered", done::get, numbers.size())) {
            progress.start();
            ParallelThreads.of("registrar", Math.min(AT_ONCE, numbers.size()), number -> {
                try (Connection connection = new Connection(url)) {
                    for (int i = next.getAndIncrement(); i < numbers.size(); i = next.getAndIncrement()) {
                        int person = numbers.get(i);
                        people.set(person, issue(connection, people.get(person).name(), wallet));
                        done.incrementAndGet();
                    }
                }
            });
        }
    }

    /** {@return an account with a new token} @param name {@code organizer-1} or {@code admin} */
    public Fan account(String name) {
        try (Connection connection = new Connection(url)) {
            return issue(connection, name, true);
        } catch (IOException e) {
            throw new IllegalStateException("no token for " + name, e);
        }
    }

    private static Fan issue(Connection connection, String name, boolean wallet) throws IOException {
        String asked = "{\"account\":\"" + name + "\",\"wallet\":" + wallet + "}";
        byte[] body = connection
                .send(Request.post("/api/v1/demo/tokens", null, asked).toBeRepeated())
                .expect(200)
                .body();
        String token = Objects.requireNonNull(Json.texts(body, List.of("accessToken"))[0], "no token");
        return new Fan(name, token, System.nanoTime());
    }
}
