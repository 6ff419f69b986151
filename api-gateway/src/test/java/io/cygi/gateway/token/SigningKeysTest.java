package io.cygi.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.gateway.token.SigningKey.State;
import io.cygi.gateway.token.SigningKeys.Rotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.BadJwtException;

class SigningKeysTest extends SigningKeyProcesses {

    SigningKeysTest(@TempDir Path folder) {
        super(folder);
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
    void makesOneKeyIfManyProcessesRotateAtOnce() throws Exception {
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
    void findsAKeyOfAnotherProcessIfATokenNamesIt() {
        Process one = new Process();
        Process other = new Process();
        one.keys.rotate();
        clock.move(LEAD);

        assertThat(other.takes(one.issue())).isTrue();
    }

    @Test
    void readsTheFolderOnceForManyUnknownKeys() throws Exception {
        Process process = new Process();
        RSAKey foreign = new RSAKey.Builder(PAIRS.getLast()).keyID("foreign").build();
        assertThat(process.takes(signed(foreign, "unknown-1"))).isFalse();
        // A file that is added now is not seen for a while.
        Files.writeString(folder.resolve("token-signing-9.jwk"), foreign.toJSONString());

        String token = signed(foreign, "foreign");
        for (int i = 0; i < 1_000; i++) {
            assertThat(process.takes(token)).isFalse();
        }
        clock.move(SigningKeys.LOOK_PERIOD_MIN);
        assertThat(process.takes(token)).as("it would have been seen").isTrue();
    }

    @Test
    void refusesATokenThatNamesNoKeyOrTheWrongOne() throws Exception {
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

    private String signed(RSAKey key, @Nullable String keyId) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                JWTClaimsSet.parse(Map.of(
                        "iss", "http://localhost:8080",
                        "aud", "cygi-api",
                        "sub", "fan-1",
                        "iat", clock.instant().getEpochSecond(),
                        "nbf", clock.instant().getEpochSecond(),
                        "exp", clock.instant().plusSeconds(60).getEpochSecond(),
                        "roles", List.of("FAN"))));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
