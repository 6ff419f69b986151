package io.cygi.standalone.simulation;

import io.cygi.command.booking.SimulatedOccupancies;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertCommand.CancelConcert;
import io.cygi.contracts.concert.ConcertCommand.OpenSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.reservation.HoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.ExtendHold;
import io.cygi.contracts.reservation.ReservationCommand.QuoteHoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.decision.NewAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The fans and the organizer: at random times they send requests to either process, and may repeat them to the other
 * one.
 */
final class Fans {

    private static final List<AccountId> FANS = IntStream.range(1, 5)
            .mapToObj(number -> new AccountId("fan-" + number))
            .toList();
    private static final int[] REFUND_PERCENTS = {0, 50, 100};
    private static final int ACTS_MIN = 20;
    private static final int ACTS_MAX = 40;
    private static final int CALLS_MAX = 3;

    private final World world;
    private final List<RequestReservation> requested = new ArrayList<>();
    private int bookings;
    private int topUps;

    Fans(World world) {
        this.world = world;
    }

    /** Puts the concert on sale and opens the wallets. */
    void prepare() {
        world.later("organizer", 1, () -> {
            SimulatedProcess process = world.running().getFirst();
            Commands commands = process.commands();
            process.spawn("organizer", () -> {
                Instant now = World.BEGINNING;
                commands.send(new ScheduleConcert(
                        world.concert().concertId(),
                        World.ORGANIZER,
                        world.concert().details(),
                        now));
                commands.send(new OpenSales(world.concert().concertId(), now));
                FANS.forEach(fan -> commands.send(new OpenWallet(
                        new WalletId(fan), Money.krw(500L * world.random().nextInt(3, 12)), now)));
            });
        });
    }

    /** Sends requests at random times. @param periodMicros the period in which they are sent */
    void act(long periodMicros) {
        int acts = world.random().nextInt(ACTS_MIN, ACTS_MAX);
        for (int act = 0; act < acts; act++) {
            world.later("fan", world.random().nextLong(periodMicros), () -> call(this::act));
        }
        if (world.random().nextInt(4) == 0) {
            world.later("organizer", world.random().nextLong(periodMicros), () -> call(this::cancelConcert));
        }
    }

    @FunctionalInterface
    private interface Act {
        void by(SimulatedProcess process);
    }

    private void call(Act act) {
        List<SimulatedProcess> running = world.running();
        if (!running.isEmpty()) {
            SimulatedProcess process = running.get(world.random().nextInt(running.size()));
            process.spawn("request", () -> {
                try {
                    act.by(process);
                } catch (RefusedException | UnavailableException e) {
                    process.trace(() -> "answers " + e);
                }
            });
        }
    }

    private void act(SimulatedProcess process) {
        int kind = world.random().nextInt(20);
        if (kind < 9 || requested.isEmpty()) {
            book(process);
            return;
        }
        RequestReservation of = requested.get(world.random().nextInt(requested.size()));
        switch (kind) {
            case 9, 10, 11, 12 -> pay(of, process);
            case 13, 14, 15 -> cancel(of, process);
            case 16 -> extend(of, process);
            case 17 -> process.commands().send(of);
            case 18 -> topUp(of.fanId(), process);
            default -> again(of);
        }
    }

    /** Repeats a request several times at the same time, at either process. */
    private void again(RequestReservation of) {
        int calls = 1 + world.random().nextInt(CALLS_MAX);
        for (int call = 0; call < calls; call++) {
            boolean pays = world.random().nextBoolean();
            call(process -> {
                if (pays) {
                    pay(of, process);
                } else {
                    cancel(of, process);
                }
            });
        }
    }

    /** Books like the booking service. */
    private void book(SimulatedProcess process) {
        if (!world.onSale()) {
            return;
        }
        ReservationId reservation = new ReservationId(world.concert().concertId(), SimulatedIds.uuid(2, ++bookings));
        AccountId fan = FANS.get(world.random().nextInt(FANS.size()));
        boolean handsFree = world.random().nextInt(5) < 3;
        int quantity = 1 + world.random().nextInt(3);
        List<SeatNumber> wanted = world.random().nextBoolean() ? List.of() : someSeats(quantity);
        SimulatedOccupancies occupancies = process.occupancies();
        process.point();
        List<SeatNumber> seats = wanted;
        if (wanted.isEmpty()) {
            seats = occupancies.claimBest(world.concert(), reservation, fan, quantity);
        } else {
            occupancies.claim(world.concert(), reservation, fan, wanted);
        }
        Instant now = process.clock().instant();
        RequestReservation request = new RequestReservation(
                reservation,
                fan,
                seats.stream().map(seat -> new PricedSeat(seat, World.PRICE)).toList(),
                handsFree,
                world.concert().details().purchaseLimit(),
                now.plusSeconds(world.concert().details().holdSeconds()),
                now);
        requested.add(request);
        try {
            process.commands().send(request, NewAggregate.EXPECTED);
        } catch (RefusedException | UnavailableException e) {
            occupancies.drop(world.concert(), reservation);
            throw e;
        }
    }

    private List<SeatNumber> someSeats(int quantity) {
        Set<SeatNumber> seats = new LinkedHashSet<>();
        while (seats.size() < quantity) {
            seats.add(new SeatNumber(
                    "A", 1 + world.random().nextInt(2), 1 + world.random().nextInt(4)));
        }
        return List.copyOf(seats);
    }

    private static void pay(RequestReservation of, SimulatedProcess process) {
        process.commands()
                .send(new StartPayment(
                        of.reservationId(), of.fanId(), process.clock().instant()));
    }

    private void cancel(RequestReservation of, SimulatedProcess process) {
        int percent = REFUND_PERCENTS[world.random().nextInt(REFUND_PERCENTS.length)];
        process.commands()
                .send(new CancelReservation(
                        of.reservationId(), of.fanId(), percent, process.clock().instant()));
    }

    private void extend(RequestReservation of, SimulatedProcess process) {
        ExtensionTerms terms = new ExtensionTerms(
                world.concert().details().holdExtensions(),
                world.concert().details().holdSeconds());
        Instant now = process.clock().instant();
        HoldExtension next = (HoldExtension) Objects.requireNonNull(
                process.commands().ask(new QuoteHoldExtension(of.reservationId(), of.fanId(), terms, now), Map.of()));
        process.commands().send(new ExtendHold(of.reservationId(), of.fanId(), terms, next.number(), now));
    }

    private void topUp(AccountId fan, SimulatedProcess process) {
        process.commands()
                .send(new TopUpWallet(
                        new WalletId(fan),
                        "top-up-" + ++topUps,
                        World.PRICE,
                        process.clock().instant()));
    }

    private void cancelConcert(SimulatedProcess process) {
        process.commands()
                .send(new CancelConcert(
                        world.concert().concertId(),
                        new Requester(new AccountId("admin-1"), true),
                        "rain",
                        process.clock().instant()));
    }
}
