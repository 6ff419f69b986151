package io.cygi.query.topup;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.api.TopUpBody.Status;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.contracts.value.TopUpId;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.ReadDatabase;
import io.cygi.query.read.ViewLookup;
import io.cygi.query.read.WhereClause;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.CursorPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Answers queries for top-ups and waits for their outcomes. */
final class TopUpQueries implements TopUpOutcomes {

    private static final String SELECT = TopUpRow.MAPPING.select();
    private static final String NEWEST_FIRST = " ORDER BY requested_at DESC, top_up_id DESC LIMIT ?";

    /** Statuses under way, which a fan waits out. In any other status the fan has something to do or to read. */
    private static final Set<Status> UNDER_WAY = Set.of(Status.REQUESTED, Status.APPROVING);

    private final BatchRowStore<String, TopUpRow> committed;
    private final ReadDatabase database;
    private final LongPoll longPoll;

    TopUpQueries(BatchRowStore<String, TopUpRow> committed, ReadDatabase database, LongPoll longPoll) {
        this.committed = committed;
        this.database = database;
        this.longPoll = longPoll;
    }

    @Override
    public Optional<TopUpBody> awaitReady(TopUpId topUpId, Duration patience) {
        return await(topUpId, patience, row -> row.status() != Status.REQUESTED).map(TopUpRow::body);
    }

    /** {@return the caller's top-up, once nothing is under way or the time is up} */
    TopUpBody await(TopUpId topUpId, Caller caller, Duration patience) {
        if (!topUpId.accountId().equals(caller.accountId())) {
            throw PathIds.noSuch("top-up");
        }
        return await(topUpId, patience, row -> !UNDER_WAY.contains(row.status()))
                .map(TopUpRow::body)
                .orElseThrow(() -> PathIds.noSuch("top-up"));
    }

    private Optional<TopUpRow> await(TopUpId topUpId, Duration patience, Predicate<TopUpRow> awaited) {
        String id = topUpId.toString();
        String key = TopUpProjection.key(id);
        ViewLookup<TopUpRow> lookup = ViewLookup.of(committed, id, () -> find(id));
        Optional<TopUpRow> found = longPoll.awaitAppearance(key, topUpId.uuid(), patience, lookup);
        return found.isPresent()
                        && patience.isPositive()
                        && found.filter(awaited).isEmpty()
                ? longPoll.awaitWithPlace(key, patience, awaited, lookup).or(() -> found)
                : found;
    }

    CursorPage<TopUpRow> page(TopUpListing listing, int limit) {
        WhereClause where = listing.whereClause();
        List<TopUpRow> oneMore = database.read(
                jdbc -> jdbc.query(SELECT + where.sql() + NEWEST_FIRST, TopUpRow.MAPPING, where.parameters(limit + 1)));
        return CursorPage.of(oneMore, limit, TopUpListing::position);
    }

    private Optional<TopUpRow> find(String id) {
        return database.read(jdbc -> jdbc.query(SELECT + " WHERE top_up_id = ?", TopUpRow.MAPPING, id)).stream()
                .findFirst();
    }
}
