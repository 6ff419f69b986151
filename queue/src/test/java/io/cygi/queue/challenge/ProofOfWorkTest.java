package io.cygi.queue.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.SettableClock;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofOfWorkTest {

    private static final byte[] SECRET = "a secret of the test, long enough".getBytes(StandardCharsets.UTF_8);
    private static final ConcertId ROOM = new ConcertId("0198c0de-0000-7000-8000-000000000001");
    private static final ConcertId OTHER_ROOM = new ConcertId("0198c0de-0000-7000-8000-000000000002");
    private static final AccountId FAN = new AccountId("fan-1");
    private static final AccountId OTHER_FAN = new AccountId("fan-2");
    private static final int BITS = 10;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final ProofOfWork challenges = new ProofOfWork(SECRET, clock, 1_000);

    @Test
    void acceptsAProofOnce() {
        String challenge = challenges.issue(ROOM, FAN, BITS);
        String solution = solve(challenge);
        assertThat(challenges.check(challenge, solution, ROOM, FAN)).isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(challenges.check(challenge, solution, ROOM, FAN)).isEqualTo(ProofVerdict.REPLAYED);
        assertThat(challenges.check(challenge, anotherSolution(challenge, solution), ROOM, FAN))
                .isEqualTo(ProofVerdict.REPLAYED);
    }

    @Test
    void acceptsAChallengeOfAnotherReplica() throws Exception {
        String challenge = challenges.issue(ROOM, FAN, BITS);
        ProofOfWork replica = new ProofOfWork(SECRET, clock, 1_000);
        assertThat(replica.check(challenge, solve(challenge), ROOM, FAN)).isEqualTo(ProofVerdict.ACCEPTED);
    }

    @Test
    void issuesEachFanAnotherChallenge() {
        assertThat(challenges.issue(ROOM, FAN, BITS)).isNotEqualTo(challenges.issue(ROOM, FAN, BITS));
    }

    @Test
    void refusesAnotherRoomAnotherFanAndAnotherSecret() {
        String challenge = challenges.issue(ROOM, FAN, BITS);
        String solution = solve(challenge);
        assertThat(challenges.check(challenge, solution, OTHER_ROOM, FAN)).isEqualTo(ProofVerdict.FORGED);
        assertThat(challenges.check(challenge, solution, ROOM, OTHER_FAN)).isEqualTo(ProofVerdict.FORGED);
        byte[] otherSecret = "another secret, and long enough too".getBytes(StandardCharsets.UTF_8);
        ProofOfWork others = new ProofOfWork(otherSecret, clock, 1_000);
        assertThat(others.check(challenge, solution, ROOM, FAN)).isEqualTo(ProofVerdict.FORGED);
    }

    @Test
    void refusesEasierTermsALaterExpiryAndEveryOtherChange() {
        String[] parts = challenges.issue(ROOM, FAN, BITS).split("\\.");
        String later = Long.toString(Long.parseLong(parts[2]) + 600);
        for (String changed : List.of(
                String.join(".", parts[0], "1", parts[2], parts[3], parts[4]),
                String.join(".", parts[0], parts[1], later, parts[3], parts[4]),
                String.join(".", parts[0], parts[1], parts[2], "0000000000000000", parts[4]),
                String.join(".", parts[0], parts[1], parts[2], parts[3], "00".repeat(32)),
                String.join(".", parts[0], parts[1], parts[2], parts[3]),
                "",
                "....",
                "x".repeat(100_000))) {
            assertThat(challenges.check(changed, "1", ROOM, FAN)).as(changed).isEqualTo(ProofVerdict.FORGED);
        }
    }

    @Test
    void refusesAWrongSolution() throws Exception {
        String challenge = challenges.issue(ROOM, FAN, BITS);
        long wrong = 0;
        while (zeroBits(challenge, Long.toString(wrong)) >= BITS) {
            wrong++;
        }
        for (String solution :
                List.of(Long.toString(wrong), "", "-1", "1e3", "12345678901234567", "x".repeat(10_000))) {
            assertThat(challenges.check(challenge, solution, ROOM, FAN))
                    .as(solution)
                    .isEqualTo(ProofVerdict.UNSOLVED);
        }
    }

    @Test
    void acceptsOnlyNumbersOfUpToSixteenDigits() {
        String challenge = challenges.issue(ROOM, FAN, 1);
        assertThat(challenges.check(challenge, firstSolution(challenge, 1_000_000_000_000_000L), ROOM, FAN))
                .isEqualTo(ProofVerdict.ACCEPTED);

        for (String begin : List.of("x", "/", ":", "1234567890123456")) {
            String other = challenges.issue(ROOM, FAN, 1);
            String solved = IntStream.range(0, 1_000)
                    .mapToObj(n -> begin + n)
                    .filter(solution -> zeroBits(other, solution) >= 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(challenges.check(other, solved, ROOM, FAN)).as(solved).isEqualTo(ProofVerdict.UNSOLVED);
        }
    }

    @Test
    void refusesAChallengeFromTheSecondOfItsExpiry() {
        String challenge = challenges.issue(ROOM, FAN, BITS);
        String solution = solve(challenge);
        clock.set(clock.instant().plus(ProofOfWork.TIME_TO_LIVE));
        assertThat(challenges.check(challenge, solution, ROOM, FAN)).isEqualTo(ProofVerdict.EXPIRED);
        clock.set(clock.instant().minusSeconds(1));
        assertThat(challenges.check(challenge, solution, ROOM, FAN)).isEqualTo(ProofVerdict.ACCEPTED);
    }

    @Test
    void refusesAReplayUntilTheChallengeExpires() {
        String first = challenges.issue(ROOM, FAN, 1);
        String firstSolution = solve(first);
        challenges.check(first, firstSolution, ROOM, FAN);
        clock.set(clock.instant().plusSeconds(119));
        String late = challenges.issue(ROOM, FAN, 1);
        String lateSolution = solve(late);
        assertThat(challenges.check(late, lateSolution, ROOM, FAN)).isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(challenges.check(first, firstSolution, ROOM, FAN)).isEqualTo(ProofVerdict.REPLAYED);
        clock.set(clock.instant().plusSeconds(119));
        assertThat(challenges.check(late, lateSolution, ROOM, FAN)).isEqualTo(ProofVerdict.REPLAYED);
    }

    @Test
    void remembersABoundedNumberOfChallenges() {
        ProofOfWork small = new ProofOfWork(SECRET, clock, 100);
        for (int i = 0; i < 100; i++) {
            assertThat(solveAndCheck(small)).isEqualTo(ProofVerdict.ACCEPTED);
        }
        assertThat(solveAndCheck(small)).isEqualTo(ProofVerdict.OVERLOADED);
        clock.set(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(solveAndCheck(small)).isEqualTo(ProofVerdict.ACCEPTED);
    }

    @Test
    void boundsTheDifficulty() {
        assertThatThrownBy(() -> challenges.issue(ROOM, FAN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> challenges.issue(ROOM, FAN, ProofOfWork.DIFFICULTY_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(challenges.issue(ROOM, FAN, ProofOfWork.DIFFICULTY_MAX)).startsWith("1.24.");
        assertThatThrownBy(() -> new ProofOfWork(new byte[31], clock, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new ProofOfWork(new byte[32], clock, 1).issue(ROOM, FAN, 1)).startsWith("1.1.");
    }

    private static ProofVerdict solveAndCheck(ProofOfWork challenges) {
        String challenge = challenges.issue(ROOM, FAN, 1);
        return challenges.check(challenge, solve(challenge), ROOM, FAN);
    }

    private static String solve(String challenge) {
        return firstSolution(challenge, 0);
    }

    private static String anotherSolution(String challenge, String solution) {
        return firstSolution(challenge, Long.parseLong(solution) + 1);
    }

    /** Solves a challenge as a browser does. */
    private static String firstSolution(String challenge, long from) {
        int bits = Integer.parseInt(challenge.split("\\.")[1]);
        for (long n = from; ; n++) {
            if (zeroBits(challenge, Long.toString(n)) >= bits) {
                return Long.toString(n);
            }
        }
    }

    private static int zeroBits(String challenge, String solution) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(challenge.substring(challenge.lastIndexOf('.') + 1)));
            BigInteger hash = new BigInteger(1, digest.digest(solution.getBytes(StandardCharsets.US_ASCII)));
            return 256 - hash.bitLength();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
