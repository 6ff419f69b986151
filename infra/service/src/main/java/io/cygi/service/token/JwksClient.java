package io.cygi.service.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.cygi.web.token.VerificationKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the published keys of the edge. An answer is bounded in bytes, keys and time, and redirects are not followed. */
final class JwksClient implements AutoCloseable {

    /** Bound on the bytes of an answer. A key takes half a kilobyte. */
    static final int BYTES_MAX = 64 * 1024;

    /** Bound on the keys of an answer. */
    static final int KEYS_MAX = 32;

    private static final int BITS_MIN = 2_048;
    private static final int OK = 200;

    private final Duration patience;
    private final HttpClient client;

    /** Creates the client. @param patience the longest time for a whole answer */
    JwksClient(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                // A proxy between the services could publish keys of its own.
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * {@return the keys that verify tokens, ordered by their identifiers; at least one}
     *
     * @param address an address of published keys
     * @throws IOException if there is no good answer
     * @throws InterruptedException if the thread is interrupted
     */
    List<VerificationKey> read(URI address) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                HttpRequest.newBuilder(address)
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), BYTES_MAX));
        try {
            HttpResponse<byte[]> answer = exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException(address + " answered " + answer.statusCode());
            }
            return keys(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException(address + " did not answer in " + patience, e);
        } catch (ExecutionException e) {
            throw new IOException(address + " gave no answer", e.getCause());
        } finally {
            // Closes the connection if the answer is not complete.
            exchange.cancel(true);
        }
    }

    private static List<VerificationKey> keys(String json) throws IOException {
        try {
            List<JWK> published = JWKSet.parse(json).getKeys();
            if (published.size() > KEYS_MAX) {
                throw new IOException("There are more than " + KEYS_MAX + " published keys");
            }
            List<VerificationKey> keys = new ArrayList<>();
            Set<String> identifiers = new HashSet<>();
            for (JWK key : published) {
                if (key instanceof RSAKey rsa && verifies(rsa)) {
                    keys.add(new VerificationKey(rsa.getKeyID(), rsa.toRSAPublicKey(), Instant.MAX));
                    if (!identifiers.add(rsa.getKeyID())) {
                        throw new IOException("Two published keys have the same identifier");
                    }
                }
            }
            if (keys.isEmpty()) {
                throw new IOException("No published key verifies tokens");
            }
            keys.sort(Comparator.comparing(VerificationKey::keyId));
            return List.copyOf(keys);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new IOException("The published keys are malformed", e);
        }
    }

    private static boolean verifies(RSAKey key) {
        return key.getKeyID() != null
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null || JWSAlgorithm.RS256.equals(key.getAlgorithm()))
                && key.size() >= BITS_MIN;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
