package io.cygi.lottery.verifier;

import io.cygi.lottery.ClosingStatement;
import io.cygi.lottery.LobbyList;
import io.cygi.lottery.LotteryDraw;
import io.cygi.lottery.LotteryPublicKey;
import io.cygi.lottery.LotterySeed;
import io.cygi.lottery.Receipt;
import io.cygi.lottery.SignedReceipt;
import io.cygi.lottery.TicketIds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Checks one list, and reports its findings line by line. */
final class LobbyListChecker {

    private final LobbyList list;
    private final Consumer<String> findings;
    private final int placesShownMax;
    private boolean holds = true;

    /**
     * Creates the lobby list checker.
     *
     * @param list the list to check
     * @param findings takes the findings, line by line
     * @param placesShownMax the most differing places that are reported one by one
     */
    LobbyListChecker(LobbyList list, Consumer<String> findings, int placesShownMax) {
        this.list = list;
        this.findings = findings;
        this.placesShownMax = placesShownMax;
    }

    /** {@return whether no check has failed so far} */
    boolean holds() {
        return holds;
    }

    /** Checks the operator's signature and its key. @param expected the key that was published elsewhere */
    void signature(Optional<LotteryPublicKey> expected) {
        ClosingStatement statement = list.statement();
        require(
                statement.key().signed(statement.text(), list.signature()),
                "The closing statement is signed.",
                "The closing statement does not bear the signature of the list's key.");
        if (expected.isPresent()) {
            require(
                    expected.get().equals(statement.key()),
                    "The key is the one that you gave.",
                    "The list's key is not the one that you gave: " + statement.key());
        } else {
            findings.accept(
                    "note   The list names its key itself; compare it with the one published for the room, or give"
                            + " that one with --key: " + statement.key());
        }
    }

    /** Checks that an earlier list is about the same tickets and seed. */
    void sameAs(LobbyList earlier) {
        ClosingStatement before = earlier.statement();
        if (!before.key().signed(before.text(), earlier.signature())) {
            findings.accept("note   The earlier list is not signed with its key, so it tells nothing.");
            return;
        }
        require(
                before.equals(list.statement()),
                "The closing statement is that of the earlier list.",
                "The closing statement is not that of the earlier list: tickets, times, key or commitment were changed"
                        + " after the lobby had closed.");
    }

    /** Checks that the tickets are those of the closing statement. */
    void tickets() {
        ClosingStatement statement = list.statement();
        Set<UUID> seen = HashSet.newHashSet(list.tickets().size());
        for (UUID ticket : list.tickets()) {
            if (!seen.add(ticket)) {
                wrong("The ticket " + ticket + " is in the list more than once.");
            }
        }
        require(
                list.tickets().size() == statement.count(),
                "The list has all %d tickets.".formatted(statement.count()),
                "The list has %d tickets, the closing statement says %d."
                        .formatted(list.tickets().size(), statement.count()));
        require(
                TicketIds.fingerprint(list.tickets()).equals(statement.fingerprint()),
                "The tickets are those that the lobby closed with.",
                "The tickets are not those that the lobby closed with: some were added, left out or replaced.");
    }

    /** Checks that the seed matches the commitment, and that every place follows from it. */
    void places(LotterySeed seed) {
        require(
                seed.commitment().equals(list.statement().commitment()),
                "The seed is the one that was committed to when the lobby opened.",
                "The seed is not the one that was committed to when the lobby opened.");
        List<UUID> places = LotteryDraw.places(seed, list.tickets());
        int different = 0;
        for (int i = 0; i < places.size(); i++) {
            if (!places.get(i).equals(list.tickets().get(i))) {
                different++;
                if (different <= placesShownMax) {
                    wrong("Place %d has %s; the seed puts %s there."
                            .formatted(i + 1, list.tickets().get(i), places.get(i)));
                }
            }
        }
        if (different > placesShownMax) {
            findings.accept("...    and " + (different - placesShownMax) + " more places; --all tells each.");
        }
        require(
                different == 0,
                "All %d places follow from the seed.".formatted(places.size()),
                different + " of " + places.size() + " places do not follow from the seed.");
    }

    /** Checks that the ticket of a receipt has the right place. */
    void receipt(SignedReceipt signed) {
        Receipt receipt = signed.receipt();
        ClosingStatement statement = list.statement();
        if (!signed.isSignedWith(statement.key())) {
            wrong("The receipt is not signed with the list's key.");
        } else if (!receipt.room().equals(statement.room())) {
            wrong("The receipt is for the room " + receipt.room() + ", the list is that of " + statement.room() + ".");
        } else {
            require(
                    receipt.commitment().equals(statement.commitment()),
                    "The receipt is genuine and names the same commitment.",
                    "The receipt is genuine and names another commitment: the seed was exchanged after you joined.");
            place(receipt);
        }
    }

    private void place(Receipt receipt) {
        int index = list.tickets().indexOf(receipt.ticket());
        if (index >= 0 && list.seed().isPresent()) {
            findings.accept("ok     Your ticket " + receipt.ticket() + " has place " + (index + 1) + ".");
        } else if (index >= 0) {
            findings.accept("ok     Your ticket " + receipt.ticket() + " is in the lobby; places are not drawn yet.");
        } else if (receipt.number() >= list.statement().end()) {
            findings.accept("note   Your ticket came too late for the lobby, as number %d where it closed at %d."
                    .formatted(receipt.number(), list.statement().end()));
        } else {
            wrong("Your ticket " + receipt.ticket() + " was left out: it is number " + receipt.number()
                    + " of a lobby that closed at " + list.statement().end()
                    + ". Your receipt proves it to everybody.");
        }
    }

    private void require(boolean fact, String whenTrue, String otherwise) {
        if (fact) {
            findings.accept("ok     " + whenTrue);
        } else {
            wrong(otherwise);
        }
    }

    private void wrong(String what) {
        holds = false;
        findings.accept("WRONG  " + what);
    }
}
