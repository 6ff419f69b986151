package io.cygi.query.admin;

import io.cygi.web.page.CursorPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Searches the event store. A search that takes too long is aborted, so that an audit never starves the sale. */
class EventSearch {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    EventSearch(DataSource events, JsonMapper json, Duration timeout) {
        this.jdbc = new JdbcTemplate(events);
        this.jdbc.setQueryTimeout(Math.toIntExact(Math.max(1, timeout.toSeconds())));
        this.json = json;
    }

    CursorPage<EventBody> page(EventFilter filter, int limit) {
        EventFilter.Condition condition = filter.condition();
        // With an aggregate or a concert the range of the unique index is short; without it the newest events come
        // first. The servers choose wrongly if they are left to choose between a condition and an order with a limit.
        String index = condition.byAggregate() ? "uk_domain_event_aggregate" : "PRIMARY";
        String sql = """
                SELECT e.global_index, e.event_identifier, e.payload_type, e.aggregate_identifier, e.sequence_number,
                       e.recorded_at, e.payload, e.meta_data
                  FROM domain_event e
                  JOIN (SELECT global_index FROM domain_event FORCE INDEX (%s)%s
                         ORDER BY global_index DESC LIMIT ?) page ON page.global_index = e.global_index
                 ORDER BY e.global_index DESC""".formatted(index, condition.sql());
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(limit + 1);
        List<EventBody> oneMore = jdbc.query(sql, this::event, parameters.toArray());
        return CursorPage.of(oneMore, limit, last -> List.of(Long.toString(last.globalIndex())));
    }

    private EventBody event(ResultSet row, int number) throws SQLException {
        return new EventBody(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                SimpleTypeNames.of(row.getString("payload_type")),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                Instant.from(DateTimeUtils.parseInstant(row.getString("recorded_at"))),
                object(row.getBytes("payload")),
                object(row.getBytes("meta_data")));
    }

    private Map<String, Object> object(byte[] bytes) {
        return bytes == null ? Map.of() : json.readValue(bytes, OBJECT);
    }
}
