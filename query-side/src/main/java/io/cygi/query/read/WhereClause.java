package io.cygi.query.read;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Builds the WHERE clause of a query and its parameters. Its texts are constants; values that callers send are parameters.
 */
public final class WhereClause {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** {@return itself, with one more} @param condition a constant @param values its parameters, in their order */
    public WhereClause and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
        return this;
    }

    /**
     * {@return itself, with the condition of what comes after a row, newest first}
     *
     * @param time the column of the order, a constant
     * @param requestedAt its value in the row
     * @param id the column that orders what is equal, a constant
     * @param last its value in the row
     */
    public WhereClause olderThan(String time, LocalDateTime requestedAt, String id, String last) {
        // The first condition says the same as the second to an index.
        return and(time + " <= ?", requestedAt).and("(" + time + " < ? OR " + id + " < ?)", requestedAt, last);
    }

    /** {@return the query's WHERE, or nothing where there is no condition} */
    public String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** {@return the parameters of {@link #sql}, and after them another} @param last the one after them */
    public Object[] parameters(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all.toArray();
    }
}
