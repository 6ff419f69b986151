package io.cygi.lottery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.lottery.ClosingStatement;
import io.cygi.lottery.Lobbies;
import io.cygi.lottery.LobbyList;
import io.cygi.lottery.LotteryPublicKey;
import io.cygi.lottery.Receipt;
import io.cygi.lottery.ReceiptSigner;
import io.cygi.lottery.SignedReceipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The lines of the report on a list with fifty tickets. */
class LobbyListCheckerTest {

    private static final List<UUID> TICKETS = Lobbies.tickets(50);
    private static final LobbyList LIST = Lobbies.opened(TICKETS);
    private static final LobbyList SEALED = Lobbies.sealed(TICKETS);
    private static final LotteryPublicKey KEY = Lobbies.KEY.published();

    private final List<String> findings = new ArrayList<>();

    private LobbyListChecker checker(LobbyList list) {
        return new LobbyListChecker(list, findings::add, 20);
    }

    private static LobbyList withTickets(List<UUID> tickets) {
        return new LobbyList(LIST.statement(), LIST.signature(), LIST.seed(), tickets);
    }

    private static SignedReceipt signed(Receipt receipt) {
        return SignedReceipt.parse(
                ReceiptSigner.sign(Lobbies.KEY, List.of(receipt)).getFirst());
    }

    @Test
    void reportsThatAListIsSignedWithTheGivenKey() {
        LobbyListChecker checker = checker(LIST);
        checker.signature(Optional.of(KEY));

        assertThat(findings)
                .containsExactly("ok     The closing statement is signed.", "ok     The key is the one that you gave.");
        assertThat(checker.holds()).isTrue();
    }

    @Test
    void asksToCompareAKeyThatWasNotGiven() {
        LobbyListChecker checker = checker(LIST);
        checker.signature(Optional.empty());

        assertThat(findings).hasSize(2);
        assertThat(findings.getLast())
                .startsWith("note   The list names its key itself; compare it")
                .endsWith(KEY.toString());
        assertThat(checker.holds()).isTrue();
    }

    @Test
    void reportsThatAListIsNotSignedOrOfAnotherKey() {
        LobbyListChecker checker = checker(new LobbyList(LIST.statement(), "AAAA", LIST.seed(), LIST.tickets()));
        checker.signature(Optional.of(Lobbies.key().published()));

        assertThat(findings)
                .containsExactly(
                        "WRONG  The closing statement does not bear the signature of the list's key.",
                        "WRONG  The list's key is not the one that you gave: " + KEY);
        assertThat(checker.holds()).isFalse();
    }

    @Test
    void ignoresAnUnsignedEarlierList() {
        LobbyListChecker checker = checker(LIST);
        checker.sameAs(new LobbyList(SEALED.statement(), "AAAA", Optional.empty(), SEALED.tickets()));

        assertThat(findings)
                .containsExactly("note   The earlier list is not signed with its key, so it tells nothing.");
        assertThat(checker.holds()).isTrue();
    }

    @Test
    void reportsThatAnEarlierListIsTheSame() {
        checker(LIST).sameAs(SEALED);

        assertThat(findings).containsExactly("ok     The closing statement is that of the earlier list.");
    }

    @Test
    void reportsThatAllTicketsAreListed() {
        checker(LIST).tickets();

        assertThat(findings)
                .containsExactly(
                        "ok     The list has all 50 tickets.",
                        "ok     The tickets are those that the lobby closed with.");
    }

    @Test
    void reportsThatATicketIsMissing() {
        checker(withTickets(LIST.tickets().subList(0, 49))).tickets();

        assertThat(findings)
                .containsExactly(
                        "WRONG  The list has 49 tickets, the closing statement says 50.",
                        "WRONG  The tickets are not those that the lobby closed with: some were added, left out or replaced.");
    }

    @Test
    void reportsTwentyDifferentPlacesAndTheNumberOfFurtherOnes() {
        for (int pairs : List.of(10, 11)) {
            findings.clear();
            List<UUID> tickets = new ArrayList<>(LIST.tickets());
            for (int i = 0; i < pairs; i++) {
                Collections.swap(tickets, 2 * i, 2 * i + 1);
            }
            checker(withTickets(tickets)).places(Lobbies.SEED);

            assertThat(findings.getFirst())
                    .isEqualTo("ok     The seed is the one that was committed to when the lobby opened.");
            assertThat(findings)
                    .filteredOn(line -> line.startsWith("WRONG  Place "))
                    .hasSize(20);
            assertThat(findings).filteredOn(line -> line.startsWith("...")).hasSize(pairs - 10);
            assertThat(findings.getLast())
                    .isEqualTo("WRONG  " + 2 * pairs + " of 50 places do not follow from the seed.");
        }
        assertThat(findings).contains("...    and 2 more places; --all tells each.");
    }

    @Test
    void reportsThePlaceOfAReceipt() {
        UUID first = LIST.tickets().getFirst();
        checker(LIST).receipt(signed(Lobbies.receipt(first, TICKETS.indexOf(first))));
        assertThat(findings)
                .containsExactly(
                        "ok     The receipt is genuine and names the same commitment.",
                        "ok     Your ticket " + first + " has place 1.");

        findings.clear();
        UUID listedFirst = SEALED.tickets().getFirst();
        checker(SEALED).receipt(signed(Lobbies.receipt(listedFirst, TICKETS.indexOf(listedFirst))));
        assertThat(findings)
                .contains("ok     Your ticket " + listedFirst + " is in the lobby; places are not drawn yet.");
    }

    @Test
    void reportsThatAReceiptsTicketIsMissingOrCameTooLate() {
        UUID stranger = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
        LobbyListChecker checker = checker(LIST);
        checker.receipt(signed(Lobbies.receipt(stranger, 50)));
        assertThat(findings)
                .contains("note   Your ticket came too late for the lobby, as number 50 where it closed at 50.");
        assertThat(checker.holds()).isTrue();

        checker.receipt(signed(Lobbies.receipt(stranger, 49)));
        assertThat(findings.getLast())
                .isEqualTo("WRONG  Your ticket " + stranger
                        + " was left out: it is number 49 of a lobby that closed at 50."
                        + " Your receipt proves it to everybody.");
        assertThat(checker.holds()).isFalse();
    }

    @Test
    void refusesAReceiptOfAnotherKeyRoomOrCommitment() {
        Receipt mine = Lobbies.receipt(LIST.tickets().getFirst(), 0);
        SignedReceipt foreign = SignedReceipt.parse(
                ReceiptSigner.sign(Lobbies.key(), List.of(mine)).getFirst());
        checker(LIST).receipt(foreign);
        checker(LIST).receipt(signed(new Receipt("room-2", mine.ticket(), 0, mine.joinedAt(), mine.commitment())));
        assertThat(findings)
                .containsExactly(
                        "WRONG  The receipt is not signed with the list's key.",
                        "WRONG  The receipt is for the room room-2, the list is that of " + Lobbies.ROOM + ".");

        findings.clear();
        checker(LIST).receipt(signed(new Receipt(Lobbies.ROOM, mine.ticket(), 0, mine.joinedAt(), "ab".repeat(32))));
        assertThat(findings)
                .containsExactly(
                        "WRONG  The receipt is genuine and names another commitment: the seed was exchanged after you"
                                + " joined.",
                        "ok     Your ticket " + mine.ticket() + " has place 1.");
    }

    @Test
    void findsAStatementThatWasChangedSinceAnEarlierList() {
        ClosingStatement before = LIST.statement();
        ClosingStatement changed = new ClosingStatement(
                before.room(),
                before.openedAt(),
                before.closedAt().plusSeconds(1),
                before.end(),
                before.commitment(),
                before.count(),
                before.fingerprint(),
                before.key());
        LobbyListChecker checker = checker(LobbyList.sealed(changed, Lobbies.KEY, TICKETS));
        checker.sameAs(SEALED);

        assertThat(findings).singleElement().asString().startsWith("WRONG  The closing statement is not that of");
        assertThat(checker.holds()).isFalse();
    }
}
