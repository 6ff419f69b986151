package io.cygi.query.plan;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.read.ReadDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads plans that the projection of concerts has stored. Concerts that were stored before there were plans have the
 * default plan.
 */
final class PlanReader {

    private static final String SQL = """
            SELECT plan_version, plan, CASE WHEN plan IS NULL THEN details END AS details
              FROM query_concert WHERE concert_id = ?""";

    private static final String VERSION_SQL = "SELECT plan_version FROM query_concert WHERE concert_id = ?";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReadDatabase database;

    PlanReader(ReadDatabase database) {
        this.database = database;
    }

    /** {@return the concert's plan, or nothing if there is no such concert} @param concertId the concert's id */
    Optional<VenuePlan> find(String concertId) {
        return database
                .read(jdbc -> jdbc.query(SQL, (row, number) -> read(new ConcertId(concertId), row), concertId))
                .stream()
                .findFirst();
    }

    /**
     * {@return the version of the concert's stored plan, or nothing if none is stored}
     *
     * @param concertId the concert's id
     */
    Optional<String> version(String concertId) {
        return database.read(jdbc -> jdbc.queryForList(VERSION_SQL, String.class, concertId)).stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static VenuePlan read(ConcertId concertId, ResultSet row) throws SQLException {
        String details = row.getString("details");
        return details == null
                ? new VenuePlan(row.getString("plan_version"), row.getString("plan"))
                : VenuePlan.of(
                        concertId, JSON.readValue(details, ConcertDetails.class).sections());
    }
}
