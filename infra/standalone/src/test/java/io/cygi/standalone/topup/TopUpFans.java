package io.cygi.standalone.topup;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.queue.CallbackNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The fans of a run: what they do on the provider's page, and what their browsers call, also what was never sent to them. */
final class TopUpFans {

    static final List<AccountId> ALL = List.of(new AccountId("fan-1"), new AccountId("fan-2"));

    private final TopUpWorld world;
    private final SplittableRandom random;
    private final List<String> callbacks = new ArrayList<>();

    TopUpFans(TopUpWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    void act(TopUpId topUp) {
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
    Optional<String> shownTid(TopUpId topUp) {
        return world.events.all(TopUpReady.class).stream()
                .filter(ready -> ready.topUpId().equals(topUp))
                .map(TopUpReady::tid)
                .findFirst();
    }

    /** All that have ever been called are called once more. */
    void callBackAll() {
        callbacks.forEach(this::call);
    }

    /** A callback that arrives stays, because it may come again. */
    void callBack() {
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

    void forge(TopUpId topUp) {
        String key = world.queue.find(topUp).map(open -> open.callbackKey()).orElse("none");
        AccountId other = ALL.get(topUp.accountId().equals(ALL.getFirst()) ? 1 : 0);
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
}
