package io.cygi.standalone.topup;

import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.queue.CallbackNotice;
import io.cygi.saga.topup.queue.NextLook;
import io.cygi.saga.topup.queue.OpenTopUp;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps open top-ups in memory as the tables would. For one thread. */
final class MemoryOpenTopUps implements OpenTopUps {

    private final Map<TopUpId, Row> rows = new LinkedHashMap<>();
    private int claims;

    private static final class Row {

        private final OpenTopUp added;
        private final List<String> approvals = new ArrayList<>();
        private @Nullable CallbackNotice notice;
        private boolean finished;
        private int failures;
        private int refusals;
        private long wakes;
        private int callbacks;
        private @Nullable String claim;
        private Instant due;
        private Instant claimedUntil = Instant.EPOCH;

        Row(OpenTopUp added) {
            this.added = added;
            this.due = added.requestedAt();
        }

        Instant next() {
            return due.isAfter(claimedUntil) ? due : claimedUntil;
        }

        void wake(Instant now) {
            wakes++;
            due = now;
        }

        /** {@return whether a callback would have an effect} */
        boolean open() {
            return !finished && refusals == 0 && callbacks < CALLBACKS_MAX;
        }

        void called(Instant now) {
            callbacks++;
            wake(now);
        }

        OpenTopUp view() {
            return new OpenTopUp(
                    added.topUpId(),
                    added.amount(),
                    added.returnUrl(),
                    added.callbackKey(),
                    added.expiresAt(),
                    added.requestedAt(),
                    added.correlationId(),
                    approvals,
                    notice,
                    finished,
                    failures,
                    refusals,
                    wakes,
                    claim);
        }
    }

    void clear() {
        rows.clear();
    }

    /** {@return the top-up that can be worked on soonest, and its time} */
    Optional<Map.Entry<TopUpId, Instant>> soonest() {
        return rows.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().next()))
                .min(Map.Entry.comparingByValue());
    }

    /** {@return the time at which a top-up can be worked on} */
    Optional<Instant> next(TopUpId topUpId) {
        return Optional.ofNullable(rows.get(topUpId)).map(Row::next);
    }

    @Override
    public void add(OpenTopUp topUp) {
        rows.putIfAbsent(topUp.topUpId(), new Row(topUp));
    }

    @Override
    public List<TopUpId> due(Instant now, int max) {
        return rows.values().stream()
                .filter(row -> !row.next().isAfter(now))
                .sorted(Comparator.comparing(row -> row.due))
                .limit(max)
                .map(row -> row.added.topUpId())
                .toList();
    }

    @Override
    public Optional<OpenTopUp> claim(TopUpId topUpId, Instant now, Instant until) {
        Row row = rows.get(topUpId);
        if (row == null || row.next().isAfter(now)) {
            return Optional.empty();
        }
        row.claim = "claim-" + ++claims;
        row.claimedUntil = until;
        return Optional.of(row.view());
    }

    @Override
    public void releaseOwn() {
        throw new UnsupportedOperationException("claims of the dead run out here");
    }

    @Override
    public void release(OpenTopUp claimed, NextLook next, Runnable told) {
        Row row = owned(claimed);
        if (row != null) {
            if (row.wakes == claimed.wakes() || next.refusals() > 0) {
                row.due = next.due();
            }
            if (row.wakes == claimed.wakes()) {
                row.finished = next.finished();
            }
            row.failures = next.failures();
            row.refusals = next.refusals();
            row.claim = null;
            row.claimedUntil = Instant.EPOCH;
            told.run();
        }
    }

    @Override
    public void remove(OpenTopUp claimed) {
        Row row = owned(claimed);
        if (row != null && row.wakes == claimed.wakes() && row.finished) {
            rows.remove(claimed.topUpId());
        }
    }

    private @Nullable Row owned(OpenTopUp claimed) {
        Row row = rows.get(claimed.topUpId());
        return row != null && claimed.claim() != null && claimed.claim().equals(row.claim) ? row : null;
    }

    @Override
    public Optional<OpenTopUp> find(TopUpId topUpId) {
        return Optional.ofNullable(rows.get(topUpId)).map(Row::view);
    }

    @Override
    public boolean addApproval(TopUpId topUpId, String approval, Instant now) {
        Row row = rows.get(topUpId);
        if (row == null || !row.open() || row.approvals.size() >= APPROVALS_MAX || row.approvals.contains(approval)) {
            return false;
        }
        row.called(now);
        return row.approvals.add(approval);
    }

    @Override
    public void dropApproval(TopUpId topUpId, String approval) {
        Row row = rows.get(topUpId);
        if (row != null) {
            row.approvals.remove(approval);
        }
    }

    @Override
    public void dropApprovals(TopUpId topUpId) {
        Row row = rows.get(topUpId);
        if (row != null) {
            row.approvals.clear();
        }
    }

    @Override
    public void addNotice(TopUpId topUpId, CallbackNotice notice, Instant now) {
        Row row = rows.get(topUpId);
        if (row != null && row.open() && row.notice != notice) {
            row.notice = notice;
            row.called(now);
        }
    }

    @Override
    public void wake(TopUpId topUpId, Instant now) {
        Row row = rows.get(topUpId);
        if (row != null) {
            row.wake(now);
            row.finished = false;
        }
    }
}
