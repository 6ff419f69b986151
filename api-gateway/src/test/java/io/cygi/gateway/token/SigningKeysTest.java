package io.cygi.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.token.SigningKey.State;
import io.cygi.gateway.token.SigningKeys.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

class SigningKeysTest {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LEAD = Duration.ofMinutes(10);
    private static final Duration ROTATION = Duration.ofDays(90);

    /** Generating a key takes long, so two pairs serve in turn, each time under a name of its own. */
    private static final List<RSAKey> PAIRS = List.of(SigningKeyFolder.generate(), SigningKeyFolder.generate());

    private static final AtomicInteger GENERATED = new AtomicInteger();

    private final Path folder;
    private final MovedClock clock = new MovedClock();
    private final TokenProperties properties = new TokenProperties(
            "http://localhost:8080",
            "cygi-api",
            LIFE,
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            null,
            ROTATION,
            LEAD);

    SigningKeysTest(@TempDir Path folder) {
        this.folder = folder.resolve("keys");
    }

    private static RSAKey generate() {
        int number = GENERATED.getAndIncrement();
        return new RSAKey.Builder(PAIRS.get(number % PAIRS.size()))
                .keyID("key-" + number)
                .build();
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.now();

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            return this;
        }
    }

    /** A process that uses the folder. */
    private final class Process {

        private final SigningKeys keys =
                new SigningKeys(new SigningKeyFolder(folder, SigningKeysTest::generate), clock, properties);
        private final JwtDecoder decoder = new KeyedJwtDecoder(keys, clock, signature -> {
            signature.setJwtValidator(TokenChecks.of(properties, clock));
            return signature;
        });

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

    @Test
    void keepsItsKeyOverARestart() {
        RSAKey first = new Process().keys.signing().jwk();

        assertThat(new Process().keys.signing().jwk()).isEqualTo(first);
        assertThat(first.getKeyID()).isNotBlank();
        assertThat(first.size()).isEqualTo(2_048);
    }

    @Test
    void takesTheKeyOfAnOlderVersion() throws Exception {
        RSAKey old = generate();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("token-signing.jwk"), old.toJSONString());

        Process process = new Process();

        assertThat(process.keys.signing().keyId()).isEqualTo(old.getKeyID());
        assertThat(process.takes(process.issue())).isTrue();
    }

    @Test
    void endsNoTokenWithARotation() {
        Process process = new Process();
        String first = process.keys.signing().keyId();
        String beforeRotation = process.issue();
        assertThat(process.keys.rotate()).isEqualTo(Rotation.CREATED);
        assertThat(published(process)).hasSize(2);
        assertThat(process.keys.signing().keyId()).as("published only").isEqualTo(first);
        assertThat(process.keys.rotate()).as("one at a time").isEqualTo(Rotation.WAITING);

        clock.move(LEAD.minusSeconds(1));
        String lastOfTheOld = process.issue();
        clock.move(Duration.ofSeconds(1));
        String firstOfTheNew = process.issue();

        assertThat(process.keys.signing().keyId()).isNotEqualTo(first);
        assertThat(List.of(beforeRotation, lastOfTheOld, firstOfTheNew)).allMatch(process::takes);
        clock.move(LIFE.minusSeconds(2));
        assertThat(List.of(lastOfTheOld, firstOfTheNew))
                .as("to the end of their lives")
                .allMatch(process::takes);
    }

    @Test
    void retiresAKeyWhenItsLastTokenHasExpired() {
        Process process = new Process();
        SigningKey first = process.keys.signing();
        process.keys.rotate();
        clock.move(LEAD.plus(LIFE));
        assertThat(published(process)).hasSize(2);

        clock.move(Duration.ofSeconds(3));

        assertThat(published(process)).hasSize(1);
        assertThat(process.keys.all().getFirst().state(clock.instant())).isEqualTo(State.RETIRED);
        clock.move(Duration.ofDays(90));
        process.keys.maintain();
        assertThat(process.keys.all())
                .as("a logout may still show a token of it")
                .anyMatch(key -> key.keyId().equals(first.keyId()));
        clock.move(Duration.ofDays(2));
        process.keys.maintain();
        assertThat(process.keys.all()).noneMatch(key -> key.keyId().equals(first.keyId()));
        assertThat(process.takes(process.issue())).isTrue();
    }

    @Test
    void refusesATokenThatNamesARetiredKey() throws Exception {
        Process process = new Process();
        SigningKey first = process.keys.signing();
        process.keys.rotate();
        clock.move(LEAD.plus(LIFE).plusSeconds(3));

        assertThatThrownBy(() -> process.decoder.decode(signed(first.jwk(), first.keyId())))
                .isInstanceOf(BadJwtException.class);
    }

    @Test
    void makesTheNextKeyByAge() {
        Process process = new Process();
        clock.move(ROTATION.minusDays(1));
        process.keys.maintain();
        assertThat(process.keys.all()).hasSize(1);

        clock.move(Duration.ofDays(1).plusSeconds(1));
        process.keys.maintain();
        process.keys.maintain();

        assertThat(process.keys.all()).hasSize(2);
    }

    @Test
    void makesOneKeyHoweverManyProcessesRotateAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        Callable<Process> start = Process::new;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Process> process : threads.invokeAll(Collections.nCopies(6, start))) {
                processes.add(process.get());
            }
            assertThat(processes.stream().map(process -> process.keys.signing().keyId()))
                    .as("the first key")
                    .containsOnly(processes.getFirst().keys.signing().keyId());
            List<Callable<Rotation>> rotations = processes.stream()
                    .map(process -> (Callable<Rotation>) process.keys::rotate)
                    .toList();
            List<Rotation> outcomes = new ArrayList<>();
            for (Future<Rotation> outcome : threads.invokeAll(rotations)) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsOnlyOnce(Rotation.CREATED);
        }
        clock.move(LEAD);
        processes.forEach(process -> process.keys.maintain());
        assertThat(files()).containsExactlyInAnyOrder("token-signing.jwk", "token-signing-2.jwk");
        String token = processes.getFirst().issue();
        assertThat(processes).allMatch(process -> process.takes(token));
    }

    @Test
    void findsAKeyOfAnotherProcessWhenATokenNamesIt() {
        Process one = new Process();
        Process other = new Process();
        one.keys.rotate();
        clock.move(LEAD);

        assertThat(other.takes(one.issue())).isTrue();
    }

    @Test
    void looksAtTheFolderOnceHoweverManyUnknownKeysAreNamed() throws Exception {
        Process process = new Process();
        RSAKey foreign = new RSAKey.Builder(PAIRS.getLast()).keyID("foreign").build();
        assertThat(process.takes(signed(foreign, "unknown-1"))).isFalse();
        // Whatever is put there now is not seen for a while.
        Files.writeString(folder.resolve("token-signing-9.jwk"), foreign.toJSONString());

        String token = signed(foreign, "foreign");
        for (int i = 0; i < 1_000; i++) {
            assertThat(process.takes(token)).isFalse();
        }
        clock.move(SigningKeys.LOOK_PERIOD_MIN);
        assertThat(process.takes(token)).as("it would have been seen").isTrue();
    }

    @Test
    void refusesWhatNamesNoKeyAndWhatNamesTheWrongOne() throws Exception {
        Process process = new Process();
        process.keys.rotate();
        SigningKey first = process.keys.all().getFirst();
        SigningKey second = process.keys.all().getLast();
        assertThat(process.takes(signed(first.jwk(), first.keyId()))).isTrue();
        assertThat(process.takes(signed(second.jwk(), second.keyId()))).isTrue();

        assertThat(process.takes(signed(first.jwk(), second.keyId()))).isFalse();
        assertThat(process.takes(signed(second.jwk(), first.keyId()))).isFalse();
        assertThat(process.takes(signed(first.jwk(), null))).isFalse();
        for (String malformed : List.of("", ".", "..", "a.b.c", "e30.e30.e30", "%%.e30.e30")) {
            assertThat(process.takes(malformed)).as(malformed).isFalse();
        }
    }

    @Test
    void keepsItsKeysWhenTheFolderCannotBeRead() throws IOException {
        Process process = new Process();
        String token = process.issue();
        Files.writeString(folder.resolve("token-signing-2.jwk"), "s3cret");

        assertThatThrownBy(process.keys::maintain)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(process.takes(token)).isTrue();
        Files.delete(folder.resolve("token-signing-2.jwk"));
        Files.delete(folder.resolve("token-signing.jwk"));
        assertThatThrownBy(process.keys::maintain).isInstanceOf(IllegalStateException.class);
        assertThat(process.takes(token)).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsOnlyTheOwnerReadTheKeys() throws IOException {
        new Process().keys.rotate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (String file : files()) {
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesAccessAwayFromOthersThatWereGivenIt() throws IOException {
        new Process();
        Files.setPosixFilePermissions(
                folder.resolve("token-signing.jwk"), PosixFilePermissions.fromString("rw-r--r--"));

        new Process();

        assertThat(permissions("token-signing.jwk")).isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatIsNoKeyWithoutSayingWhatIsInIt() throws IOException {
        new Process();
        Files.writeString(folder.resolve("token-signing.jwk"), "s3cret");

        assertThatThrownBy(Process::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no usable signing key")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    private static List<?> published(Process process) {
        return process.keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }

    private String signed(RSAKey key, @Nullable String keyId) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                JWTClaimsSet.parse(Map.of(
                        "iss", "http://localhost:8080",
                        "aud", "cygi-api",
                        "sub", "fan-1",
                        "iat", clock.now.getEpochSecond(),
                        "nbf", clock.now.getEpochSecond(),
                        "exp", clock.now.plusSeconds(60).getEpochSecond(),
                        "roles", List.of("FAN"))));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
