package io.cygi.command.concert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The concerts that bookings are checked against. Rows are written in the transaction that stores the concert's events,
 * so they never lag; other processes see a change within {@link #STALE_MAX}.
 */
@ProcessingGroup(ConcertCatalogue.GROUP)
public class ConcertCatalogue {

    static final String GROUP = "concert-catalogue";

    private static final Duration STALE_MAX = Duration.ofSeconds(1);
    private static final int CACHED_MAX = 1_000;

    private final JdbcTemplate jdbc;
    /** The mapper for the catalogue's own rows. Texts of callers are read by the endpoints' stricter mapper. */
    private final JsonMapper json = JsonMapper.builder().build();

    private final Cache<ConcertId, Optional<CatalogueEntry>> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .expireAfterWrite(STALE_MAX)
            .build();

    ConcertCatalogue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the concert, empty if it does not exist} @param concertId the concert */
    public Optional<CatalogueEntry> find(ConcertId concertId) {
        return cache.get(concertId, id -> jdbc
                .query(
                        "SELECT concert_id, organizer_id, status, details FROM concert_catalogue WHERE concert_id = ?",
                        row(),
                        id.value())
                .stream()
                .findFirst());
    }

    /** {@return concerts whose next step is due} @param now the current time @param limit the most concerts */
    List<Due> due(Instant now, int limit) {
        return jdbc.query(
                """
                SELECT concert_id, status FROM concert_catalogue
                 WHERE next_transition_ms <= ? ORDER BY next_transition_ms LIMIT ?""",
                (row, number) -> new Due(
                        new ConcertId(row.getString("concert_id")), ConcertStatus.valueOf(row.getString("status"))),
                now.toEpochMilli(),
                limit);
    }

    /**
     * A concert whose next step is due.
     *
     * @param concertId the concert
     * @param status the state of the concert
     */
    record Due(ConcertId concertId, ConcertStatus status) {}

    @EventHandler
    void on(ConcertScheduled event, UnitOfWork<?> unitOfWork) {
        jdbc.update(
                """
                INSERT INTO concert_catalogue (concert_id, organizer_id, status, details, next_transition_ms)
                VALUES (?, ?, ?, ?, ?)""",
                event.concertId().value(),
                event.organizerId().value(),
                ConcertStatus.SCHEDULED.name(),
                json.writeValueAsString(event.details()),
                event.details().salesOpenAt().toEpochMilli());
        forget(event.concertId(), unitOfWork);
    }

    @EventHandler
    void on(ConcertChanged event, UnitOfWork<?> unitOfWork) {
        jdbc.update(
                "UPDATE concert_catalogue SET details = ?, next_transition_ms = ? WHERE concert_id = ?",
                json.writeValueAsString(event.details()),
                event.details().salesOpenAt().toEpochMilli(),
                event.concertId().value());
        forget(event.concertId(), unitOfWork);
    }

    @EventHandler
    void on(SalesOpened event, UnitOfWork<?> unitOfWork) {
        advance(event.concertId(), ConcertStatus.ON_SALE, unitOfWork);
    }

    @EventHandler
    void on(SalesClosed event, UnitOfWork<?> unitOfWork) {
        advance(event.concertId(), ConcertStatus.SALES_CLOSED, unitOfWork);
    }

    @EventHandler
    void on(ConcertClosed event, UnitOfWork<?> unitOfWork) {
        advance(event.concertId(), ConcertStatus.CLOSED, unitOfWork);
    }

    @EventHandler
    void on(ConcertCancelled event, UnitOfWork<?> unitOfWork) {
        advance(event.concertId(), ConcertStatus.CANCELLED, unitOfWork);
    }

    private void advance(ConcertId concertId, ConcertStatus status, UnitOfWork<?> unitOfWork) {
        ConcertDetails details = json.readValue(
                jdbc.queryForObject(
                        "SELECT details FROM concert_catalogue WHERE concert_id = ?", String.class, concertId.value()),
                ConcertDetails.class);
        jdbc.update(
                "UPDATE concert_catalogue SET status = ?, next_transition_ms = ? WHERE concert_id = ?",
                status.name(),
                nextTransition(status, details),
                concertId.value());
        forget(concertId, unitOfWork);
    }

    private static @Nullable Long nextTransition(ConcertStatus status, ConcertDetails details) {
        return switch (status) {
            case SCHEDULED -> (Long) details.salesOpenAt().toEpochMilli();
            case ON_SALE -> (Long) details.salesCloseAt().toEpochMilli();
            case SALES_CLOSED -> (Long) details.endsAt().toEpochMilli();
            case CLOSED, CANCELLED -> null;
        };
    }

    private void forget(ConcertId concertId, UnitOfWork<?> unitOfWork) {
        unitOfWork.root().afterCommit(committed -> cache.invalidate(concertId));
    }

    private RowMapper<CatalogueEntry> row() {
        return (row, number) -> new CatalogueEntry(
                new ConcertId(row.getString("concert_id")),
                new AccountId(row.getString("organizer_id")),
                ConcertStatus.valueOf(row.getString("status")),
                json.readValue(row.getString("details"), ConcertDetails.class));
    }
}
