package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.gateway.account.Account;
import io.cygi.messaging.TimeOrderedIds;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The erasure of an account reads from events what has to end first. */
class ErasureObstacleTest extends ErasureEdge {

    private static final List<String> UNDONE =
            List.of("CloseTopUpAllowance", "CloseWallet", "ReopenWallet", "ReopenTopUpAllowance");

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private final EventStore events;

    @Autowired
    ErasureObstacleTest(EventStore events) {
        this.events = events;
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "CONFIRMED, false",
        "CONFIRMED CLOSED, true",
        "CONFIRMED STARTED, false",
        "CONFIRMED STARTED CLOSED, false",
        "CONFIRMED STARTED REFUNDED, true",
        "CONFIRMED STARTED CANCELLED, true",
        "REJECTED, false",
        "REJECTED REFUNDED, true",
        "CONFIRMED CONFIRMED2 CLOSED, true",
    })
    void asksTheEventsForPaymentsThatMayStillBeRefunded(String history, boolean erased) {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        history(concert, new WalletId(account.accountId()), history);

        if (erased) {
            erasure.erase(account.accountId());
            assertThat(accounts.find(account.accountId()).orElseThrow().status())
                    .isEqualTo(Account.Status.ERASED);
        } else {
            assertThatThrownBy(() -> erasure.erase(account.accountId()))
                    .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(ProblemCode.INVALID_STATE));
            assertAsBefore();
            assertThat(sent()).containsExactlyElementsOf(UNDONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, false",
        "CLAIMED ENDED, true",
        "CLAIMED CREDITED, true",
        "CLAIMED ENDED CLAIMED2, false",
        "CLAIMED CLAIMED2 ENDED, false",
        "CLAIMED CREDITED TAKEN_BACK, false",
        "CLAIMED CREDITED TAKEN_BACK GIVEN_BACK, true",
        "CLAIMED CREDITED TAKEN_BACK GIVEN_BACK TAKEN_BACK, false",
        "CLAIMED CREDITED TAKEN_BACK REFUNDED, true",
    })
    void asksTheEventsForTopUpsAndRefundsUnderWay(String history, boolean erased) {
        TopUpHistory.store(events, account.accountId(), history);

        HttpResponse<String> answer = call("DELETE", "/api/v1/me", token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(erased ? 204 : 409);
        if (!erased) {
            assertAsBefore();
            assertThat(answer.body()).contains("top-ups");
            // An open top-up is found before the erasure begins.
            assertThat(sent()).isEqualTo(history.contains("TAKEN") ? UNDONE : List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"ORGANIZER", "ADMIN"})
    void isRefusedToOrganizersAndAdmins(String role) {
        update("INSERT INTO account_role (account_id, role) VALUES (?, ?)", id(), role);

        HttpResponse<String> answer = call("DELETE", "/api/v1/me", token());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(sent()).isEmpty();
        assertThat(access.counts(account.accountId(), Instant.EPOCH))
                .as("nothing began")
                .isTrue();
    }

    /** Stores events of a reservation that the wallet has paid, given by words. */
    private void history(ConcertId concert, WalletId wallet, String words) {
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        int wallets = 0;
        int reservations = 0;
        for (String word : words.isEmpty() ? List.<String>of() : List.of(words.split(" "))) {
            if (wallets == 0 || word.equals("CONFIRMED2")) {
                reservation = new ReservationId(concert, TimeOrderedIds.next());
                reservations = 0;
                store(wallet, wallets++, new ReservationPaid(wallet, reservation, Money.krw(5), Money.ZERO, AT));
            }
            switch (word) {
                case "CLOSED" -> store(concert, 0, new ConcertClosed(concert, AT));
                case "REFUNDED" ->
                    store(
                            wallet,
                            wallets++,
                            new ReservationRefunded(wallet, reservation, Money.krw(5), Money.krw(5), AT));
                default -> store(reservation, reservations++, event(word, reservation));
            }
        }
    }

    private Object event(String word, ReservationId reservation) {
        return switch (word) {
            case "CONFIRMED", "CONFIRMED2" -> new ReservationConfirmed(reservation, AT);
            case "STARTED" -> new CancellationStarted(reservation, account.accountId(), List.of(), Money.krw(5), AT);
            case "CANCELLED" -> new ReservationCancelled(reservation, Money.krw(5), AT);
            case "REJECTED" -> new ReservationRejected(reservation, BookingFailure.SEAT_TAKEN, List.of(), true, AT);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private void store(Object aggregate, int sequence, Object event) {
        events.publish(new GenericDomainEventMessage<>("aggregate", aggregate.toString(), sequence, event));
    }
}
