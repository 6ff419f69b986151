package io.cygi.standalone.topup;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpCommand.RefuseRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.saga.topup.TopUpProcess;
import io.cygi.saga.topup.queue.CallbackNotice;
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
 * One run: two fans, up to three top-ups, and whatever the seed has happen to them. Afterwards everything works again, and
 * every top-up has to come to its end.
 */
final class TopUpRun {

    private static final List<AccountId> FANS = List.of(new AccountId("fan-1"), new AccountId("fan-2"));
    private static final int TOP_UPS_MAX = 3;
    private static final int ACTS_MIN = 15;
    private static final int ACTS_MAX = 60;
    private static final int SETTLING_MAX = 400;
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
    private final List<String> callbacks = new ArrayList<>();
    private int delivered;
    private int spent;

    private TopUpRun(TopUpWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    /** Runs a seed in a world. @throws AssertionError where the books do not balance in the end */
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
    }

    private void begin() {
        int count = 1 + random.nextInt(TOP_UPS_MAX);
        for (int i = 0; i < count; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            topUps.add(new TopUpId(FANS.get(random.nextInt(FANS.size())), uuid.toString()));
        }
        topUps.forEach(topUp -> attempt(() -> request(topUp)));
    }

    /** Does something, in a process that may die of it. */
    private void attempt(Runnable act) {
        if (random.nextInt(4) == 0) {
            world.chaos.dieIn(point());
        }
        try {
            act.run();
        } catch (Chaos.Death | UnavailableException | RefusedException e) {
            // Whoever asked for it was not answered, or was refused.
            return;
        } finally {
            world.chaos.calm();
        }
    }

    /** {@return one of the points that a piece of work goes through; most pieces are short} */
    private int point() {
        return 1 + random.nextInt(random.nextBoolean() ? FIRST_POINTS : POINTS_MAX);
    }

    private void act() {
        TopUpId topUp = topUps.get(random.nextInt(topUps.size()));
        switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> work(topUp);
            case 12, 13, 14, 15, 16 -> deliverNext();
            case 17 -> deliverAgain();
            case 18, 19, 20, 21, 22, 23, 24 -> actAsFan(topUp);
            case 25, 26, 27, 28 -> callBack();
            case 29 -> forge(topUp);
            case 30 -> world.clock.pass(Duration.ofSeconds(JUMPS[random.nextInt(JUMPS.length)]));
            case 31, 32, 33, 34 -> refund(topUp);
            case 35 -> misfortune(topUp);
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

    private void work(TopUpId topUp) {
        Instant patience = world.clock.instant().plus(random.nextInt(20) == 0 ? LONG : SHORT);
        world.queue.next(topUp).filter(next -> next.isBefore(patience)).ifPresent(world.clock::reach);
        if (random.nextInt(5) == 0) {
            world.chaos.overtakenIn(point(), () -> overtake(topUp));
        }
        world.process().work(topUp);
    }

    /** Another process takes over what has been claimed for too long; it may die of it by itself. */
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

    private void actAsFan(TopUpId topUp) {
        Optional<String> tid = shownTid(topUp);
        if (tid.isEmpty()) {
            return;
        }
        Optional<String> callback =
                switch (random.nextInt(14)) {
                    case 0 -> world.provider.payments().cancelAsFan(tid.get());
                    case 1 -> world.provider.payments().failAsFan(tid.get());
                    default -> world.provider.payments().approveAsFan(tid.get());
                };
        // A browser may be closed before it is sent back.
        callback.filter(url -> random.nextInt(10) != 0).ifPresent(url -> {
            callbacks.add(url);
            if (random.nextInt(4) != 0) {
                call(url);
            }
        });
    }

    /** The fan knows the payment that was shown, and no other. */
    private Optional<String> shownTid(TopUpId topUp) {
        return world.events.all(TopUpReady.class).stream()
                .filter(ready -> ready.topUpId().equals(topUp))
                .map(TopUpReady::tid)
                .findFirst();
    }

    /** A callback that arrives stays, because it may come again. */
    private void callBack() {
        if (!callbacks.isEmpty()) {
            call(callbacks.get(random.nextInt(callbacks.size())));
        }
    }

    private void call(String url) {
        String[] parts =
                url.substring(url.indexOf("/top-ups/") + "/top-ups/".length()).split("[/?=]");
        switch (parts[1]) {
            case "approved" -> world.callbacks().approved(parts[0], parts.length > 3 ? parts[3] : null);
            case "cancelled" -> world.callbacks().noticed(parts[0], CallbackNotice.CANCELLED);
            default -> world.callbacks().noticed(parts[0], CallbackNotice.FAILED);
        }
    }

    private void forge(TopUpId topUp) {
        String key = world.queue.find(topUp).map(open -> open.callbackKey()).orElse("none");
        AccountId other = FANS.get(topUp.accountId().equals(FANS.getFirst()) ? 1 : 0);
        String own = topUp.handle() + "." + key;
        switch (random.nextInt(5)) {
            case 0 -> world.callbacks().approved(topUp.handle() + ".AAAAAAAAAAAAAAAAAAAAAA", someToken());
            case 1 -> world.callbacks().approved(new TopUpId(other, topUp.uuid()).handle() + "." + key, someToken());
            case 2 -> world.callbacks().approved(own, "guess-" + random.nextInt(6));
            case 3 -> world.callbacks().approved(own, someToken());
            default ->
                world.callbacks().noticed(own, random.nextBoolean() ? CallbackNotice.CANCELLED : CallbackNotice.FAILED);
        }
    }

    /** A token that some fan was really sent back with. */
    private String someToken() {
        List<String> approvals =
                callbacks.stream().filter(url -> url.contains("pg_token=")).toList();
        if (approvals.isEmpty()) {
            return "guess";
        }
        String url = approvals.get(random.nextInt(approvals.size()));
        return url.substring(url.indexOf('=') + 1);
    }

    /** As the admin's endpoint does it. */
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
            case 2 -> shownTid(topUp).ifPresent(world.provider::refuseToCancel);
            default -> world.provider.goDown();
        }
    }

    /** So that the wallet has less than a refund needs. */
    private void spend(TopUpId topUp) {
        ReservationId reservation =
                new ReservationId(new ConcertId(new UUID(7, 7).toString()), new UUID(7, ++spent).toString());
        Money price = Money.krw(1_000L * (1 + random.nextInt(500)));
        world.commands.send(new PayReservation(topUp.walletId(), reservation, 1, price, world.clock.instant()));
    }

    /** Everything works again: what is on its way arrives, and processes look when something is due. */
    private void settle() {
        world.chaos.end();
        world.provider.recover();
        for (int look = 0; look < SETTLING_MAX; look++) {
            deliverNext();
            Optional<Map.Entry<TopUpId, Instant>> soonest = world.queue.soonest();
            if (soonest.isEmpty()) {
                return;
            }
            if (look == 1 && random.nextBoolean()) {
                callbacks.forEach(this::call);
            }
            world.clock.reach(soonest.get().getValue());
            world.process().work(soonest.get().getKey());
        }
        throw new AssertionError("still open: " + world.queue.soonest());
    }
}
