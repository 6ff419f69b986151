package io.cygi.standalone.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpCommand.RefuseRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.saga.topup.TopUpProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One run: two fans, up to three top-ups, and the faults of the seed. Afterwards everything works again, and every
 * top-up has to end.
 */
final class TopUpRun {

    private static final List<AccountId> FANS = TopUpFans.ALL;
    private static final int TOP_UPS_MAX = 3;
    private static final int ACTS_MIN = 15;
    private static final int ACTS_MAX = 60;
    private static final int SETTLING_MAX = 600;
    private static final int POINTS_MAX = 24;
    private static final int FIRST_POINTS = 8;
    private static final Money DAY_LIMIT = Money.krw(5_000_000);
    private static final Duration SHORT = Duration.ofSeconds(100);
    private static final Duration PAST_EXPIRY = Duration.ofMinutes(17);
    private static final Duration LONG = Duration.ofHours(1);
    private static final long[] JUMPS = {1, 5, 15, 31, 61, 95, 300, 960, 4_000};

    private final TopUpWorld world;
    private final SplittableRandom random;
    private final List<TopUpId> topUps = new ArrayList<>();
    private final List<TopUpId> unrequested = new ArrayList<>();
    private final TopUpErasures erasures;
    private final TopUpFans fans;
    private int delivered;
    private int spent;

    private TopUpRun(TopUpWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
        this.erasures = new TopUpErasures(world);
        this.fans = new TopUpFans(world, random);
    }

    /**
     * Runs a seed in a world.
     *
     * @param world the world
     * @param seed the seed
     * @throws AssertionError if the books do not balance in the end
     */
    static void run(TopUpWorld world, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        world.begin(random);
        TopUpRun run = new TopUpRun(world, random);
        run.begin();
        int acts = random.nextInt(ACTS_MIN, ACTS_MAX);
        for (int act = 0; act < acts; act++) {
            world.clock.pass(Duration.ofMillis(random.nextInt(2_000)));
            run.attempt(run::act);
        }
        run.settle();
        new TopUpBooks(world, run.topUps).check();
        assertThat(run.erasures.anyAfterwards())
                .as("credits of an account that was erased")
                .isFalse();
    }

    private void begin() {
        int count = 1 + random.nextInt(TOP_UPS_MAX);
        for (int i = 0; i < count; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            topUps.add(new TopUpId(FANS.get(random.nextInt(FANS.size())), uuid.toString()));
        }
        topUps.forEach(topUp -> {
            if (random.nextInt(4) == 0) {
                unrequested.add(topUp);
            } else {
                attempt(() -> request(topUp));
            }
        });
    }

    /** Does something in a process that may die meanwhile. */
    private void attempt(Runnable act) {
        if (random.nextInt(4) == 0) {
            world.chaos.dieIn(point());
        }
        try {
            act.run();
        } catch (Chaos.Death | UnavailableException | RefusedException e) {
            // The caller got no answer, or was refused.
            return;
        } finally {
            world.chaos.calm();
        }
    }

    /** {@return one of the points of a piece of work; most pieces are short} */
    private int point() {
        return 1 + random.nextInt(random.nextBoolean() ? FIRST_POINTS : POINTS_MAX);
    }

    private void act() {
        TopUpId topUp = topUps.get(random.nextInt(topUps.size()));
        switch (random.nextInt(44)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> work(topUp);
            case 12, 13, 14, 15, 16 -> deliverNext();
            case 17 -> deliverAgain();
            case 18, 19, 20, 21, 22, 23, 24 -> fans.act(topUp);
            case 25, 26, 27, 28 -> fans.callBack();
            case 29 -> fans.forge(topUp);
            case 30 -> world.clock.pass(Duration.ofSeconds(JUMPS[random.nextInt(JUMPS.length)]));
            case 31, 32, 33, 34 -> refund(topUp);
            case 35 -> misfortune(topUp);
            case 36, 37 -> erase(topUp.accountId());
            case 38 -> requestLater();
            default -> world.provider.comeUp();
        }
    }

    private void request(TopUpId topUp) {
        Instant now = world.clock.instant();
        Instant expires = now.plus(Duration.ofMinutes(15));
        Money amount = Money.krw(1_000L * (1 + random.nextInt(1_000)));
        world.commands.send(new OpenWallet(topUp.walletId(), Money.ZERO, now));
        world.commands.send(
                new ClaimTopUp(topUp.allowanceId(), topUp, amount, "/", DAY_LIMIT, TOP_UPS_MAX, expires, now));
        world.commands.send(new RequestTopUp(topUp, amount, "/", expires, now));
    }

    /** Requests a top-up at any time: before an erasure, during it, or after it. */
    private void requestLater() {
        if (!unrequested.isEmpty()) {
            request(unrequested.removeLast());
        }
    }

    /**
     * Erases a fan's account. Mostly the fan spends everything first. Another process may continue the erasure
     * meanwhile.
     */
    private void erase(AccountId fan) {
        if (random.nextInt(4) != 0) {
            spend(new WalletId(fan), balance(fan));
        }
        erasures.erase(fan, () -> {
            switch (random.nextInt(6)) {
                case 0 -> attempt(() -> erasures.erase(fan, () -> {}));
                case 1 -> attempt(this::requestLater);
                default -> {}
            }
        });
    }

    private Money balance(AccountId fan) {
        return world.events.all(WalletEvent.class).stream()
                .filter(event -> event.walletId().equals(new WalletId(fan)))
                .reduce((before, after) -> after)
                .map(WalletEvent::balanceAfter)
                .orElse(Money.ZERO);
    }

    private void work(TopUpId topUp) {
        Instant patience = world.clock.instant().plus(random.nextInt(20) == 0 ? LONG : SHORT);
        world.queue.next(topUp).filter(next -> next.isBefore(patience)).ifPresent(world.clock::reach);
        if (random.nextInt(5) == 0) {
            world.chaos.overtakenIn(point(), () -> overtake(topUp));
        }
        world.process().work(topUp);
    }

    /** Lets another process take over work whose claim has expired; it may die as well. */
    private void overtake(TopUpId topUp) {
        world.clock.pass(random.nextInt(3) == 0 ? PAST_EXPIRY : TopUpProcess.CLAIM.plusSeconds(1));
        attempt(() -> world.process().work(topUp));
    }

    private void deliverNext() {
        while (delivered < world.events.all().size()) {
            world.deliver(world.events.all().get(delivered));
            delivered++;
        }
    }

    private void deliverAgain() {
        if (delivered > 0) {
            world.deliver(world.events.all().get(random.nextInt(delivered)));
        }
    }

    /** Refunds a top-up like the admin's endpoint. */
    private void refund(TopUpId topUp) {
        Instant now = world.clock.instant();
        int attempt = (Integer) Objects.requireNonNull(
                world.commands.ask(new RequestRefund(topUp, RefundReason.MISTAKE, now), Map.of()));
        Object taken =
                world.commands.ask(new TakeBackTopUp(topUp.walletId(), topUp.toString(), attempt, now), Map.of());
        if (!Boolean.TRUE.equals(taken)) {
            world.commands.send(new RefuseRefund(topUp, attempt, TopUpReason.INSUFFICIENT_FUNDS, now));
        }
    }

    private void misfortune(TopUpId topUp) {
        switch (random.nextInt(4)) {
            case 0, 1 -> spend(topUp);
            case 2 -> fans.shownTid(topUp).ifPresent(world.provider::refuseToCancel);
            default -> world.provider.goDown();
        }
    }

    /** Spends points, so that the wallet has less than a refund needs. */
    private void spend(TopUpId topUp) {
        spend(topUp.walletId(), Money.krw(1_000L * (1 + random.nextInt(500))));
    }

    private void spend(WalletId wallet, Money price) {
        if (price.positive()) {
            ReservationId reservation =
                    new ReservationId(new ConcertId(new UUID(7, 7).toString()), new UUID(7, ++spent).toString());
            world.commands.send(new PayReservation(wallet, reservation, 1, price, world.clock.instant()));
        }
    }

    /** Ends all faults: delayed calls arrive, and processes look when work is due. */
    private void settle() {
        world.chaos.end();
        world.provider.recover();
        erasures.underWay().forEach(fan -> attempt(() -> erasures.erase(fan, () -> {})));
        for (int look = 0; look < SETTLING_MAX; look++) {
            deliverNext();
            Optional<Map.Entry<TopUpId, Instant>> soonest = world.queue.soonest();
            if (soonest.isEmpty()) {
                return;
            }
            if (look == 1 && random.nextBoolean()) {
                fans.callBackAll();
            }
            world.clock.reach(soonest.get().getValue());
            world.process().work(soonest.get().getKey());
        }
        throw new AssertionError("still open: " + world.queue.soonest());
    }
}
