package io.cygi.query.read;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Builds the WHERE clause of a query and its parameters. Its texts are constants; values that callers send are
 * parameters.
 */
public final class WhereClause {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * Adds a condition.
     *
     * @param condition the condition, a constant text
     * @param values the parameters of the condition, in their order
     * @return this clause
     */
    public WhereClause and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
        return this;
    }

    /**
     * Adds the condition of rows after a given row, newest first.
     *
     * @param time the column of the order, a constant
     * @param requestedAt the value of that column in the row
     * @param id the column that orders equals, a constant
     * @param last the value of that column in the row
     * @return this clause
     */
    public WhereClause olderThan(String time, LocalDateTime requestedAt, String id, String last) {
        // The first condition follows from the second. An index can use it.
        return and(time + " <= ?", requestedAt).and("(" + time + " < ? OR " + id + " < ?)", requestedAt, last);
    }

    /** {@return the WHERE clause, or an empty text if there is no condition} */
    public String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** {@return the parameters of {@link #sql}, followed by another one} @param last the parameter at the end */
    public Object[] parameters(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all.toArray();
    }
}
