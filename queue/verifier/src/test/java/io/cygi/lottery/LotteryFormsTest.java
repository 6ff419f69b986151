package io.cygi.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The valid and invalid forms of a room, a hash, a ticket, a key and a statement. */
class LotteryFormsTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final UUID TICKET = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final LotteryPublicKey KEY = Lobbies.KEY.published();

    private static Receipt receipt(String room, long number, String commitment) {
        return new Receipt(room, TICKET, number, Lobbies.OPENED, commitment);
    }

    private static ClosingStatement statement(long end, int count, String fingerprint) {
        return new ClosingStatement("room-1", Lobbies.OPENED, Lobbies.CLOSED, end, HASH, count, fingerprint, KEY);
    }

    @Test
    void aRoomIsOneToSixtyFourLettersDigitsAndDashes() {
        for (String room : List.of("a", "z", "0", "9", "-", "a".repeat(64))) {
            assertThat(receipt(room, 0, HASH).room()).isEqualTo(room);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "room 1", "a`", "a{", "a/", "a:", "ä", "room\n1"})
    void refusesOtherTextsAsARoom(String room) {
        assertThatThrownBy(() -> receipt(room, 0, HASH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALongerRoom() {
        assertThatThrownBy(() -> receipt("a".repeat(65), 0, HASH)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"g", "`", "/", ":", "A", "f0", ""})
    void aHashIsSixtyFourLowerCaseDigits(String last) {
        String text = HASH.substring(1) + last;
        assertThatThrownBy(() -> LotterySeed.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text);
        assertThatThrownBy(() -> receipt("room-1", 0, text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(LotterySeed.parse(HASH).reveal()).isEqualTo(HASH);
    }

    @Test
    void aReceiptHasANumberFromZero() {
        assertThat(receipt("room-1", 0, HASH).number()).isZero();
        assertThatThrownBy(() -> receipt("room-1", -1, HASH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTicketIsAUuidInLowerCase() {
        assertThat(TicketIds.parse(TICKET.toString())).isEqualTo(TICKET);
        for (String text : List.of(TICKET.toString().toUpperCase(java.util.Locale.ROOT), "1-1-1-1-1", "nonsense")) {
            assertThatThrownBy(() -> TicketIds.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ticketsSortAsTheirTexts() {
        List<String> sorted = List.of(
                "00000000-0000-7000-8000-000000000000",
                "00000000-0000-7000-8000-000000000001",
                "00000000-0000-7000-ffff-000000000000",
                "7fffffff-0000-7000-8000-000000000000",
                "ffffffff-0000-7000-7000-000000000000",
                "ffffffff-0000-7000-8000-000000000000");
        List<UUID> reversed = sorted.reversed().stream().map(UUID::fromString).toList();

        assertThat(TicketIds.sorted(reversed)).map(UUID::toString).isEqualTo(sorted);
        assertThat(TicketIds.fingerprint(reversed))
                .isEqualTo(TicketIds.fingerprint(reversed.reversed()))
                .isNotEqualTo(TicketIds.fingerprint(reversed.subList(1, 6)));
    }

    @Test
    void seedsAreEqualByTheirBytes() {
        LotterySeed seed = LotterySeed.parse(HASH);

        assertThat(seed).isEqualTo(LotterySeed.parse(HASH)).hasSameHashCodeAs(LotterySeed.parse(HASH));
        assertThat(seed).isNotEqualTo(Lobbies.SEED).isNotEqualTo(HASH);
        assertThat(seed.hashCode()).isNotEqualTo(Lobbies.SEED.hashCode());
        assertThat(LotterySeed.derive(new byte[40], "room-1").reveal()).hasSize(64);
    }

    @Test
    void keysAreEqualByTheirTexts() {
        LotteryPublicKey same = LotteryPublicKey.parse(KEY.toString());

        assertThat(same).isEqualTo(KEY).hasSameHashCodeAs(KEY);
        assertThat(KEY).isNotEqualTo(Lobbies.key().published()).isNotEqualTo(KEY.toString());
        assertThat(KEY.hashCode())
                .isNotEqualTo(
                        LotterySigningKey.derive("x".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                .published()
                                .hashCode());
    }

    @Test
    void aKeyIsNotLongerThanTwoHundredCharacters() {
        assertThatThrownBy(() -> LotteryPublicKey.parse("A".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause();
        assertThatThrownBy(() -> LotteryPublicKey.parse("A".repeat(200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasCauseInstanceOf(java.security.GeneralSecurityException.class);
        assertThatThrownBy(() -> LotteryPublicKey.parse(KEY + "=")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSigningKeyShowsItsPublicHalfOnly() {
        assertThat(Lobbies.KEY.toString()).contains(KEY.toString());
    }

    @Test
    void aSignatureHoldsForOneTextOnly() {
        String signature = Lobbies.KEY.sign("text");

        assertThat(KEY.signed("text", signature)).isTrue();
        assertThat(KEY.signed("texts", signature)).isFalse();
        assertThat(KEY.signed("text", "")).isFalse();
        assertThat(KEY.signed("text", "!")).isFalse();
    }

    @Test
    void boundsTheTicketsOfAStatementByItsEntriesAndTenMillion() {
        assertThat(statement(0, 0, HASH).count()).isZero();
        assertThat(statement(5, 5, HASH).end()).isEqualTo(5);
        assertThat(statement(10_000_000, 10_000_000, HASH).count()).isEqualTo(10_000_000);
        assertThatThrownBy(() -> statement(4, 5, HASH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statement(0, -1, HASH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statement(10_000_001, 10_000_001, HASH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statement(5, 5, "abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStatementChecksItsRoomAndCommitment() {
        Instant opened = Lobbies.OPENED;
        assertThatThrownBy(() -> new ClosingStatement("ROOM", opened, opened, 1, HASH, 1, HASH, KEY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClosingStatement("room-1", opened, opened, 1, "abc", 1, HASH, KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListIsWrittenAsItIsPublished() {
        List<UUID> tickets = List.of(TICKET, UUID.fromString("0198c0de-0000-7000-8000-000000000000"));
        LobbyList sealed = Lobbies.sealed(tickets);
        String head = sealed.statement().text() + "signature " + sealed.signature() + "\nseed ";

        assertThat(Lobbies.text(sealed)).isEqualTo(head + "-\n\n- " + tickets.get(1) + "\n- " + tickets.get(0) + "\n");
        LobbyList opened = sealed.opened(Lobbies.SEED);
        assertThat(Lobbies.text(opened))
                .isEqualTo(head + Lobbies.SEED.reveal() + "\n\n1 "
                        + opened.tickets().get(0) + "\n2 " + opened.tickets().get(1) + "\n");
        assertThat(sealed.statement().text().lines())
                .containsExactly(
                        "cygi-lobby-1",
                        "room " + Lobbies.ROOM,
                        "opened 2026-05-01T10:00:00Z",
                        "closed 2026-05-01T10:59:58Z",
                        "end 2",
                        "commitment " + Lobbies.SEED.commitment(),
                        "count 2",
                        "tickets " + TicketIds.fingerprint(tickets),
                        "key " + KEY);
    }
}
