package io.cygi.standalone.topup;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.queue.CallbackNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The fans of a run: their actions on the provider's page, and the calls of their browsers, including calls to
 * addresses that they were never sent.
 */
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
        // A browser may be closed before the redirect.
        callback.filter(url -> random.nextInt(10) != 0).ifPresent(url -> {
            callbacks.add(url);
            if (random.nextInt(4) != 0) {
                call(url);
            }
        });
    }

    /** Returns the payment that the fan was shown; the fan knows no other. */
    Optional<String> shownTid(TopUpId topUp) {
        return world.events.all(TopUpReady.class).stream()
                .filter(ready -> ready.topUpId().equals(topUp))
                .map(TopUpReady::tid)
                .findFirst();
    }

    /** Repeats all callbacks so far. */
    void callBackAll() {
        callbacks.forEach(this::call);
    }

    /** Delivers a callback and keeps it, because it may come again. */
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

    /** Returns a token with which some fan was redirected. */
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
