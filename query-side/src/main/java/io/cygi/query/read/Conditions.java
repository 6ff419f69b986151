package io.cygi.query.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The conditions of a query that are asked for. Their texts are constants; whatever callers send is a parameter. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** {@return itself, with one more} @param condition a constant @param values its parameters, in their order */
    public Conditions and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
        return this;
    }

    /** {@return the query's WHERE, or nothing where there is no condition} */
    public String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** {@return the parameters of {@link #where}, and after them another} @param last the one after them */
    public Object[] parameters(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all.toArray();
    }
}
