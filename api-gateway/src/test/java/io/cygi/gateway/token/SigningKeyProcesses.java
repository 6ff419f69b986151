package io.cygi.gateway.token;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import io.cygi.contracts.value.AccountId;
import io.cygi.messaging.SettableClock;
import io.cygi.web.token.TokenDecoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Several processes that share a folder of signing keys. */
abstract class SigningKeyProcesses {

    static final Duration LIFE = Duration.ofHours(1);
    static final Duration LEAD = Duration.ofMinutes(10);
    static final Duration ROTATION = Duration.ofDays(90);

    /**
     * Key pairs for all tests. Generating a key takes long, so two pairs are used in turn, each time under a new name.
     */
    static final List<RSAKey> PAIRS = List.of(SigningKeyFolder.generate(), SigningKeyFolder.generate());

    static final AtomicInteger GENERATED = new AtomicInteger();
    final Path folder;
    final SettableClock clock = new SettableClock(Instant.now());

    final TokenProperties properties = new TokenProperties(
            "http://localhost:8080",
            "cygi-api",
            LIFE,
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            null,
            ROTATION,
            LEAD);

    SigningKeyProcesses(@TempDir Path folder) {
        this.folder = folder.resolve("keys");
    }

    static RSAKey generate() {
        int number = GENERATED.getAndIncrement();
        return new RSAKey.Builder(PAIRS.get(number % PAIRS.size()))
                .keyID("key-" + number)
                .build();
    }

    /** A process that uses the folder. */
    final class Process {

        final SigningKeys keys =
                new SigningKeys(new SigningKeyFolder(folder, SigningKeyProcesses::generate), clock, properties);
        final JwtDecoder decoder = TokenDecoders.verifying(
                keys, properties.accepted(), token -> OAuth2TokenValidatorResult.success(), clock);

        String issue() {
            NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
            encoder.setJwkSelector(published -> keys.signing().jwk());
            return new TokenIssuer(encoder, clock, properties, listener -> {})
                    .issue(new AccountId("fan-1"), "Fan 1", List.of("FAN"))
                    .accessToken();
        }

        boolean takes(String token) {
            try {
                return "fan-1".equals(decoder.decode(token).getSubject());
            } catch (BadJwtException e) {
                return false;
            }
        }
    }

    static List<?> published(Process process) {
        return process.keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
